package io.turnout.comparison.noise;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.FieldCount;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * An exact test of each field's paired counts, which may be looked at after every request.
 *
 * <p>If the candidate behaves like another instance of the primary, then, given the primary's answer, the candidate's and the secondary's
 * are exchangeable: when exactly one of them differs, it is the candidate's with probability 1/2. Requests in which both or neither
 * differ say nothing (as in McNemar's test, 1947). A field is differing once the {@link Evidence} against that has reached {@code
 * fields / alpha}: by the union bound, whatever depends on what, the probability that any field ever gets there by chance is at most
 * {@code alpha}. The bound takes the most fields that are counted instead of their order, as counts of several gateways are added up in
 * any order.
 *
 * @param alpha the probability of ever calling any clean or noisy field differing, in (0, 1)
 * @param fields for how many fields at most
 */
public record Exact(double alpha, int fields) implements NoiseRule {
    public static final Exact DEFAULT = new Exact(1e-4, Counts.MOST_FIELDS);

    // only tells NOISY from UNDECIDED, and so on which side of the share a field is: not part of the guarantee
    private static final double PLAUSIBLE = 0.01;

    public Exact {
        if (!(alpha > 0 && alpha < 1) || fields < 1) {
            throw new IllegalArgumentException("alpha is in (0, 1), and there is at least one field");
        }
    }

    @Override
    public String title() {
        return "exact";
    }

    @Override
    public FieldState state(FieldCount count, long requests) {
        if (count.raw() + count.noise() == 0) {
            return FieldState.CLEAN;
        }
        if (Evidence.log(count.rawOnly(), count.noiseOnly()) >= Math.log(fields / alpha)) {
            return FieldState.DIFFERING;
        }
        boolean explained = count.noise() > 0 && atLeast(count.rawOnly(), count.noiseOnly()) > PLAUSIBLE;
        return explained ? FieldState.NOISY : FieldState.UNDECIDED;
    }

    /** The probability that a fair coin wins as often as that, or more often. */
    private static double atLeast(long wins, long losses) {
        return wins == 0 ? 1 : BetaDistribution.of(wins, losses + 1.0).cumulativeProbability(0.5);
    }
}
