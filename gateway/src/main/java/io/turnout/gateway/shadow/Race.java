package io.turnout.gateway.shadow;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Reply;
import io.turnout.gateway.shadow.Sides.Rehearsed;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a write was rehearsed on something else than it was done on. A rehearsal may come before the other side has been
 * given what was written a moment ago, or after it has been given the very write.
 *
 * <p>Which of that is so, only the other side's word says. Where that would hide that it finds or counts things wrongly, a
 * difference is not left out for it, but left open.
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
     * Whether it came after the write: on what that has made, or on nothing where that has deleted.
     *
     * @param answer of the client's side
     */
    static boolean isLate(Sample sample, Answer answer, String on) {
        boolean deleted = isDone(answer) && sample.question().method() == HttpMethod.DELETE;
        return deleted && on.equals(NOTHING)
                || header(answer, "etag")
                        .map(Race::opaque)
                        .filter(opaque(on)::equals)
                        .isPresent();
    }

    /**
     * Whether it was on nothing, or not on what the client named, or has made another version. Then the thing was written
     * through another gateway at the same time, or the other side is wrong: that cannot be told from here.
     */
    static boolean isOutOfStep(Sample sample, Answer answer, Rehearsed rehearsed) {
        String wanted = sample.question().headers().get("if-match");
        boolean namesOne = wanted != null && wanted.startsWith("\"") && wanted.indexOf(',') < 0;
        return isDone(answer)
                && (rehearsed.on().equals(NOTHING)
                        || namesOne && !opaque(wanted).equals(opaque(rehearsed.on()))
                        || madeOther(answer, rehearsed.reply()));
    }

    private static boolean madeOther(Answer answer, Reply rehearsed) {
        return rehearsed instanceof Reply.Answered(Answer other)
                && header(answer, "etag").isPresent()
                && header(other, "etag").isPresent()
                && !header(answer, "etag")
                        .map(Race::opaque)
                        .equals(header(other, "etag").map(Race::opaque));
    }

    private static boolean isDone(Answer answer) {
        return answer.status() / 100 == 2;
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
