package io.turnout.judging.experiment;

import io.turnout.judging.evidence.Claim;
import io.turnout.judging.evidence.Contrast;
import io.turnout.judging.evidence.Table;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;

/**
 * One treatment beside the control.
 *
 * @param table of all subjects so far, the treatment being our side
 * @param enough the logarithm of the evidence that settles one side of a claim
 */
record Comparison(Contrast contrast, Table table, double enough) {
    private static final int HALVINGS = 50;

    /** What evidence leaves over of [0, 1], on a scale that was stretched to that. */
    private record Bounds(double lower, double upper) {}

    Verdict verdict() {
        // that of a hopelessly wrong split can speak for both sides: what was seen decides between them
        double seen = table.ourTries() == 0 || table.theirTries() == 0 ? 0 : ourShare() - theirShare();
        if (seen > 0 && isAbove(Claim.EQUAL)) {
            return Verdict.BETTER;
        }
        return seen < 0 && isBelow(Claim.EQUAL) ? Verdict.WORSE : Verdict.NO_DECISION_YET;
    }

    Effect effect() {
        if (table.ourTries() == 0 || table.theirTries() == 0) {
            return new Effect(
                    new Estimate(OptionalDouble.empty(), -1, 1),
                    new Estimate(OptionalDouble.empty(), -1, Double.POSITIVE_INFINITY));
        }
        return new Effect(difference(), lift());
    }

    private Estimate difference() {
        double seen = ourShare() - theirShare();
        Bounds bounds = bounds((1 + seen) / 2, at -> Claim.difference(2 * at - 1));
        return new Estimate(
                OptionalDouble.of(seen), Math.min(seen, 2 * bounds.lower - 1), Math.max(seen, 2 * bounds.upper - 1));
    }

    private Estimate lift() {
        double both = ourShare() + theirShare();
        // nothing happened on either side, so any ratio will do
        Bounds bounds = both == 0 ? new Bounds(0, 1) : bounds(ourShare() / both, at -> Claim.ratio(at / (1 - at)));
        OptionalDouble seen =
                theirShare() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ourShare() / theirShare() - 1);
        double lower = bounds.lower / (1 - bounds.lower) - 1;
        double upper = bounds.upper / (1 - bounds.upper) - 1;
        return new Estimate(seen, Math.min(lower, seen.orElse(lower)), Math.max(upper, seen.orElse(upper)));
    }

    /** A claim in the middle of the scale is that of no effect. */
    private Bounds bounds(double seen, DoubleFunction<Claim> claims) {
        double lower = seen > 0.5 && isAbove(claims.apply(0.5)) ? 0.5 : 0;
        double upper = seen < 0.5 && isBelow(claims.apply(0.5)) ? 0.5 : 1;
        return new Bounds(
                isAbove(claims.apply(lower)) ? last(lower, seen, at -> isAbove(claims.apply(at))) : 0,
                isBelow(claims.apply(upper)) ? last(upper, seen, at -> isBelow(claims.apply(at))) : 1);
    }

    /** The last that is settled on the way to what was seen. */
    private static double last(double settled, double open, DoublePredicate isSettled) {
        double last = settled;
        double next = open;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (last + next) / 2;
            if (isSettled.test(middle)) {
                last = middle;
            } else {
                next = middle;
            }
        }
        return last;
    }

    private boolean isAbove(Claim claim) {
        return contrast.logAbove(claim) >= enough;
    }

    private boolean isBelow(Claim claim) {
        return contrast.logBelow(claim) >= enough;
    }

    private double ourShare() {
        return (double) table.ours() / table.ourTries();
    }

    private double theirShare() {
        return (double) table.theirs() / table.theirTries();
    }
}
