package io.turnout.judging;

import io.turnout.judging.count.SideCount;
import io.turnout.judging.count.Window;
import io.turnout.judging.evidence.Logs;
import io.turnout.judging.evidence.OddsEvidence;
import io.turnout.judging.evidence.Proportion;
import io.turnout.judging.evidence.Table;

/**
 * What is known of failed requests. Immutable.
 *
 * @param worse that the candidate's fail more often
 * @param noWorse that they fail less than {@value #MUCH} times as often
 * @param calm the same of windows in which hardly any failed: where half of all fail on both sides, what the candidate adds is hidden
 */
record Failures(OddsEvidence worse, OddsEvidence noWorse, OddsEvidence calm) {
    private static final double MUCH = 2;

    static final Failures UNKNOWN =
            new Failures(OddsEvidence.above(1), OddsEvidence.below(MUCH), OddsEvidence.below(MUCH));

    /** @param limit the share of requests that may fail */
    Failures with(Window window, double limit) {
        SideCount candidate = window.candidate();
        SideCount legacy = window.legacy();
        Table table = new Table(candidate.failed(), candidate.requests(), legacy.failed(), legacy.requests());
        boolean isCalm = table.ours() + table.theirs() <= limit * (table.ourTries() + table.theirTries());
        return new Failures(worse.with(table), noWorse.with(table), isCalm ? calm.with(table) : calm);
    }

    /** The logarithm of the evidence that they are few enough: beside the legacy side's, or by themselves. */
    double logFew(SideCount candidate, double limit) {
        double alone = Proportion.logBelow(limit, candidate.failed(), candidate.requests());
        double beside = calm.log() < 0 ? Double.NEGATIVE_INFINITY : noWorse.log();
        // the mean of two evidences is one
        return Logs.mean(beside, alone);
    }
}
