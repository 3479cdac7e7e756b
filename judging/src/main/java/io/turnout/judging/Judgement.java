package io.turnout.judging;

import java.util.List;

/**
 * What a trial has shown.
 *
 * @param reasons why it fails, or what is missing before it passes; empty if it passes
 * @param candidate requests that it was sent
 * @param legacy requests that the legacy side was sent in the same time
 */
public record Judgement(Outcome outcome, List<String> reasons, long candidate, long legacy) {
    public Judgement {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty() != (outcome == Outcome.PASS)) {
            throw new IllegalArgumentException("it passes if and only if there is no reason that it should not");
        }
    }

    /** The same words as of compared answers. */
    public enum Outcome {
        PASS,
        FAIL,
        INSUFFICIENT_TRAFFIC
    }
}
