package io.turnout.control.rollout;

import io.turnout.comparison.verdict.Outcome;
import io.turnout.judging.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a rollout is decided on.
 *
 * @param inStep how long the step has lasted
 * @param objection why nobody can read from the candidate, as a sentence; null if they can
 * @param hasMoved whether the candidate owns the data already, so that all read there anyhow
 * @param compared what has come of comparing
 * @param judged each build that answers now, beside the legacy side in the same time
 */
public record Seen(
        Duration inStep, String objection, boolean hasMoved, Compared compared, Map<String, Judgement> judged) {
    /** @param reasons why it is no pass */
    public record Compared(Outcome outcome, List<String> reasons) {}
}
