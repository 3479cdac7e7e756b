package io.turnout.control.rollout;

import io.turnout.comparison.verdict.Outcome;
import io.turnout.judging.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a rollout is decided on.
 *
 * @param inStep how long the step has lasted, without the time in which nobody could read from the candidate
 * @param objection why nobody can, as a sentence; null if they can
 * @param hasMoved whether the candidate owns the data already, so that all read there anyhow
 * @param compared what has come of comparing
 * @param isAnswering whether the candidate has answered anybody just now
 * @param judged each build that answers, beside the legacy side in the same time
 */
public record Seen(
        Duration inStep,
        String objection,
        boolean hasMoved,
        Compared compared,
        boolean isAnswering,
        Map<String, Judgement> judged) {
    /** What is known of the builds that answer. */
    record Judged(boolean isAnswering, Map<String, Judgement> byBuild) {
        static final Judged NOBODY = new Judged(false, Map.of());
    }

    /**
     * What has come of comparing since the rollout began.
     *
     * @param build whose answers were compared; null if it does not say
     * @param reasons why it is no pass
     */
    public record Compared(Outcome outcome, String build, List<String> reasons) {}
}
