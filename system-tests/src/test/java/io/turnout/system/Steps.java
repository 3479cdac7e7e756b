package io.turnout.system;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random requests on a corner of the site that one sequence has for itself; see {@link Corner} for what stands in braces
 * like {@code {word}}.
 */
final class Steps {
    private static final List<String> TAGS = List.of("\"v1\"", "\"v2\"", "\"v3\"", "*", "nonsense", "\"v1-gzip\"");

    private Steps() {}

    static Arbitrary<List<Step>> sequences() {
        return step().list().ofMinSize(5).ofMaxSize(30);
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, any()),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of(Caller.class), any()).as(Step.As::new)));
    }

    private static Arbitrary<Step> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, createTalk()),
                Tuple.of(6, createNote()),
                Tuple.of(3, Combinators.combine(index(), talkBody(), tag()).as(Step.PutTalk::new)),
                Tuple.of(3, Combinators.combine(index(), patch(), tag()).as(Step.PatchTalk::new)),
                Tuple.of(1, Combinators.combine(index(), tag()).as(Step.DeleteTalk::new)),
                Tuple.of(3, Combinators.combine(index(), noteBody(), tag()).as(Step.PutNote::new)),
                Tuple.of(2, Combinators.combine(index(), tag()).as(Step.DeleteNote::new)),
                Tuple.of(
                        2,
                        Combinators.combine(file(), Arbitraries.of(true, false)).as(Step.Import::new)),
                Tuple.of(8, Combinators.combine(path(), index(), tag()).as(Step.Read::new)));
    }

    private static Arbitrary<Step> createTalk() {
        return Combinators.combine(talkBody(), key()).as(Step.CreateTalk::new);
    }

    private static Arbitrary<Step> createNote() {
        return Combinators.combine(index(), noteBody(), key()).as(Step.CreateNote::new);
    }

    private static Arbitrary<Integer> index() {
        return Arbitraries.integers().between(0, 4);
    }

    private static Arbitrary<String> tag() {
        return Arbitraries.of(TAGS).injectNull(0.6);
    }

    /** Few keys, so that some come again with the same body and some with another. */
    private static Arbitrary<String> key() {
        return Arbitraries.of("a-{number}", "b-{number}", "c-{number}").injectNull(0.6);
    }

    private static Arbitrary<String> talkBody() {
        return Arbitraries.of("""
                {"title":"Building {word}","track":"{track}"}""", """
                {"title":"Again: {word}!","abstract":"About {word} and services","track":"{track}","day":"{day}",\
                "start":"09:00","end":"10:00"}""", """
                {"title":"Züge & Weichen 🚂","speakers":["Ada Lovelace","{word}"],"track":"{track}","day":"{day}"}""", """
                {"title":"<b>bold</b> \\"quoted\\"","company":"A","room":"R","slidesUrl":"https://example.org/s",\
                "track":"{track}","day":"{day}","start":"08:00","end":"08:30","id":7,"version":9}""", """
                {"title":"","track":"{track}"}""", """
                {"title":"t","unknown":1}""", """
                {"title":""", """
                {"title":"t","day":"2019-02-30"}""");
    }

    private static Arbitrary<String> noteBody() {
        return Arbitraries.of(
                "{\"author\":\"Ada\",\"body\":\"Heard of {word} twice: {word}\"}",
                "{\"author\":\"Grace\",\"body\":\"**bold**\\n\\n- list\"}",
                "{\"author\":\"Zoë 🚂\",\"body\":\"" + "long ".repeat(60) + "\"}",
                "{\"author\":\"\",\"body\":\"b\"}",
                "{\"author\":\"Ada\"}",
                "[]");
    }

    private static Arbitrary<String> patch() {
        return Arbitraries.of(
                "{\"room\":\"Churchill\"}",
                "{\"day\":null,\"start\":null,\"end\":null}",
                "{\"title\":null}",
                "{\"speakers\":[]}",
                "{\"abstract\":\"about {word}\",\"version\":5}",
                "{\"colour\":\"red\"}",
                "{}",
                "[]",
                "3");
    }

    private static Arbitrary<String> file() {
        return Arbitraries.of(
                "# BUILDING: {word} — Ada\n\nA raw note.\n",
                "# Imported {word} — Grace Hopper\n\nFirst.\n\n# Imported {word}\n\nSecond.\n",
                "# Imported {word}\n\nFirst.\n",
                "# New {word} — Ada\n\nTwice.\n\n# New: {word}!\n\nTwice.\n",
                "stray\n\n# Imported {word}\n",
                "#\n");
    }

    private static Arbitrary<String> path() {
        return Arbitraries.of(
                "/api/talks/{talk}",
                "/api/talks/{talk}?include=notes",
                "/api/talks/{talk}?include=notes&limit=1",
                "/api/talks/{talk}/notes",
                "/api/talks/{talk}/notes?sort=created&limit=2",
                "/api/talks/{talk}/notes?author=Ada",
                "/api/notes/{note}",
                "/api/talks?track={track}",
                "/api/talks?sort=-title&limit=2&track={track}",
                "/api/talks?speaker=Ada%20Lovelace&track={track}",
                "/api/agenda?day={day}",
                "/api/agenda?limit=1&day={day}",
                "/api/search?q={word}",
                "/api/search?limit=1&q={word}",
                "/api/search?type=note&q={word}",
                "/api/talks?limit=0",
                "/api/search",
                "/api/nothing");
    }
}
