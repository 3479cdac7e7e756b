package io.turnout.comparison;

import static io.turnout.comparison.AnswerTestData.answer;
import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.found;
import static io.turnout.comparison.AnswerTestData.html;
import static io.turnout.comparison.AnswerTestData.json;
import static io.turnout.comparison.AnswerTestData.mirrored;
import static io.turnout.comparison.AnswerTestData.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ComparisonPropertiesTest {
    @Property(tries = 500)
    void findsNothingBetweenAnAnswerAndItself(@ForAll long seed, @ForAll("types") String type, @ForAll byte[] body) {
        Answer document = json(new RandomDocument(seed).document().toString());

        assertThat(compared(document, document).isEqual()).isTrue();
        assertThat(compared(answer(type, body), answer(type, body)).isEqual()).isTrue();
    }

    @Property(tries = 1000)
    void reportsOneEditAsThatOnePath(@ForAll long seed) {
        RandomDocument random = new RandomDocument(seed);
        JsonNode document = random.document();
        RandomDocument.Edited edited = random.edit(document);

        assertThat(found(json(document.toString()), json(edited.document().toString())))
                .as("%s to %s", document, edited.document())
                .containsExactly(edited.report());
    }

    @Property(tries = 500)
    void findsTheMirrorImageWithTheAnswersExchanged(@ForAll long one, @ForAll long other) {
        Answer left = json(new RandomDocument(one).document().toString());
        Answer right = json(new RandomDocument(other).document().toString());

        assertThat(shown(compared(right, left))).containsExactlyInAnyOrderElementsOf(mirrored(compared(left, right)));
    }

    @Property(tries = 500)
    void doesNotCareForAnOrderThatIsDeclaredToSayNothing(@ForAll long seed) {
        RandomDocument random = new RandomDocument(seed);
        JsonNode document = random.document();

        assertThat(found(
                        json(document.toString()),
                        json(random.shuffled(document).toString()),
                        "set $.**"))
                .isEmpty();
    }

    @Property(tries = 500)
    void doesNotCareForWhatIsDeclaredToBeIgnored(@ForAll long one, @ForAll long other) {
        Answer left = json(new RandomDocument(one).document().toString());
        Answer right = json(new RandomDocument(other).document().toString());

        assertThat(found(left, right, "ignore $.*")).isEmpty();
    }

    @Property(tries = 1000)
    void takesWhateverComes(@ForAll("types") String type, @ForAll byte[] left, @ForAll byte[] right) {
        assertThat(compared(answer(type, left), answer(type, right)).seen()).contains("status");
    }

    @Property(tries = 1000)
    void takesWhateverLooksLikeJson(@ForAll("almostJson") String left, @ForAll("almostJson") String right) {
        assertThat(shown(compared(json(left), json(right))))
                .containsExactlyInAnyOrderElementsOf(mirrored(compared(json(right), json(left))));
    }

    @Property(tries = 500)
    void takesWhateverLooksLikeHtml(@ForAll("almostHtml") String left, @ForAll("almostHtml") String right) {
        assertThat(shown(compared(html(left), html(right))))
                .containsExactlyInAnyOrderElementsOf(mirrored(compared(html(right), html(left))));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("application/json", "text/html", "text/html; charset=utf-16", "text/plain", "", ";;=");
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-0", "1e9999999999", "null", "\\u00")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> almostHtml() {
        return Arbitraries.of(
                        "<p>", "</p>", "<a href=x>", "<table>", "<tr>", "a", "b ", "<!--", "-->", "<script>", "&", "<")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
