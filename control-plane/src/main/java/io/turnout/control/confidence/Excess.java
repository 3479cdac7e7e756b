package io.turnout.control.confidence;

import io.turnout.judging.count.SideCount;
import io.turnout.judging.evidence.Proportion;
import java.util.function.DoubleUnaryOperator;

/**
 * By how much a share is larger on one side than on the other. Each side's share is bounded for itself, and the two bounds of each hold together:
 * exact, whatever the shares are, and however often one has looked before, as one has who takes a candidate back because of what was seen.
 */
final class Excess {
    /** 5 %, shared out among two bounds of two shares. */
    private static final double ENOUGH = Math.log(1 / (0.05 / 4));
    /** Halvings until nobody can tell the difference. */
    private static final int HALVINGS = 60;

    private Excess() {}

    /** Of failed requests; null if one of the sides had none at all. */
    static Range ofFailures(SideCount ours, SideCount theirs) {
        return of(ours.failed(), ours.requests(), theirs.failed(), theirs.requests());
    }

    /** Our share less theirs; null if one of them is of nothing. */
    static Range of(long ours, long ourTries, long theirs, long theirTries) {
        if (ourTries == 0 || theirTries == 0) {
            return null;
        }
        Range we = share(ours, ourTries);
        Range they = share(theirs, theirTries);
        return new Range(we.value() - they.value(), we.lower() - they.upper(), we.upper() - they.lower());
    }

    /** One share, at 97.5 %. */
    static Range share(long k, long n) {
        double seen = (double) k / n;
        double lower = k == 0 ? 0 : border(q -> Proportion.logAbove(q, k, n), 0, seen);
        double upper = k == n ? 1 : border(q -> Proportion.logBelow(q, k, n), 1, seen);
        return new Range(seen, Math.min(lower, seen), Math.max(upper, seen));
    }

    /** How far one may come from a bound towards what was seen until there is not enough evidence any more. */
    private static double border(DoubleUnaryOperator evidence, double bound, double seen) {
        double enough = bound;
        double little = seen;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (enough + little) / 2;
            if (evidence.applyAsDouble(middle) >= ENOUGH) {
                enough = middle;
            } else {
                little = middle;
            }
        }
        return enough;
    }
}
