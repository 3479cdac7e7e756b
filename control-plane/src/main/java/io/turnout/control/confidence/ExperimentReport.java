package io.turnout.control.confidence;

import io.turnout.judging.experiment.Harm;
import java.time.Instant;
import java.util.List;

/**
 * What may be told of an experiment.
 *
 * @param outcome what a subject does or does not do
 * @param windowSeconds how long after it was exposed it still counts
 * @param endedAt null, as what follows, while it is under way
 * @param kept the variant that all got
 * @param waiting subjects that were exposed, and still have time for it
 * @param mismatched whether subjects come in other shares than planned, so that nothing is known
 * @param arms the control first
 */
public record ExperimentReport(
        String key,
        String flag,
        String outcome,
        long windowSeconds,
        Instant startedAt,
        String startedBy,
        String reason,
        Instant endedAt,
        String endedBy,
        String endedBecause,
        String kept,
        long waiting,
        boolean mismatched,
        List<Arm> arms,
        Instant asOf) {
    public ExperimentReport {
        arms = List.copyOf(arms);
    }

    /**
     * Of one variant.
     *
     * @param weight of its planned share
     * @param exposed subjects that were shown it, and have had their time
     * @param had of them, those that had the outcome
     * @param answers to them, the guardrail's
     * @param slow answers that took too long; the second guardrail's
     * @param verdict null of the control
     * @param harm what has stopped it; null if nothing has
     * @param more how much larger its share is than the control's, in [-1, 1]; null of the control, and where nobody came
     */
    public record Arm(
            String variant,
            double weight,
            long exposed,
            long had,
            long answers,
            long failed,
            long slow,
            String verdict,
            Harm harm,
            Range more) {}
}
