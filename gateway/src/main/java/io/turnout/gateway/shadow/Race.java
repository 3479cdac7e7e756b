package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a write was rehearsed on something else than it was done on. A rehearsal may come before the other side has been
 * given what was written a moment ago, or after it has been given the very write.
 *
 * <p>What it was rehearsed on was written by the client's side and has come by replication, so this has nothing to do with
 * whether the other side works: what is left out for it is left out by chance.
 */
final class Race {
    /** What a side says that has found nothing to write on. */
    private static final String NOTHING = "none";

    private Race() {}

    /**
     * Whether it was, however alike the answers are: the two rehearsals were on different things, or the write had been done
     * already, so that what was rehearsed is how it is answered a second time.
     *
     * @param on what the first rehearsal was on: a tag, or none; null if it did not get as far as that
     * @param onAgain what the second one was on
     */
    static boolean isCertain(Sample sample, String on, String onAgain) {
        return !Objects.equals(on, onAgain) || on != null && sample.question().method() == HttpMethod.POST;
    }

    /**
     * Whether that would explain what differs.
     *
     * @param answer of the client's side
     * @param on what it was rehearsed on: a tag, or none
     */
    static boolean isLikely(Sample sample, Answer answer, String on) {
        String tag = opaque(on);
        boolean done = answer.status() / 100 == 2;
        String wanted = sample.question().headers().get("if-match");
        return done && on.equals(NOTHING)
                || header(answer, "etag").map(Race::opaque).filter(tag::equals).isPresent()
                || done
                        && wanted != null
                        && wanted.startsWith("\"")
                        && !opaque(wanted).equals(tag);
    }

    /**
     * Whether the two have made different versions of a thing. Then it was written through another gateway at the same time, or
     * the other side counts in another way: that cannot be told from here.
     */
    static boolean madeOther(Answer answer, Reply rehearsed) {
        return rehearsed instanceof Reply.Answered(Answer other)
                && header(answer, "etag").isPresent()
                && header(other, "etag").isPresent()
                && !header(answer, "etag")
                        .map(Race::opaque)
                        .equals(header(other, "etag").map(Race::opaque));
    }

    /** Of one that is there once. */
    static Optional<String> header(Answer answer, String name) {
        List<String> values = answer.headers().getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** A tag without what says that it is weak, or of a body with a coding. */
    private static String opaque(String tag) {
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        return strong.endsWith("-gzip\"") ? strong.substring(0, strong.length() - 6) + '"' : strong;
    }
}
