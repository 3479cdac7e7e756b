package io.turnout.control.delivery;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** Intervals that hold the truth with at least 95 % confidence, however few there are; for one look, not for watching. */
final class Exact {
    /** On each side. */
    private static final double TAIL = 0.025;

    private Exact() {}

    record Interval(double lower, double upper) {}

    /** Of a share, of which {@code k} of {@code n} were seen (Clopper and Pearson 1934). */
    static Interval share(int k, int n) {
        return new Interval(
                k == 0 ? 0 : BetaDistribution.of(k, n - k + 1).inverseCumulativeProbability(TAIL),
                k == n ? 1 : BetaDistribution.of(k + 1, n - k).inverseCumulativeProbability(1 - TAIL));
    }

    /** Of how often something comes in a time in which it came {@code k} times (Garwood 1936). */
    static Interval count(int k) {
        return new Interval(
                k == 0 ? 0 : GammaDistribution.of(k, 1).inverseCumulativeProbability(TAIL),
                GammaDistribution.of(k + 1, 1).inverseCumulativeProbability(1 - TAIL));
    }

    /** Of {@code n} values in order, the median is not below the one of this rank, nor above the one of this rank from the end; 0 if any is too high. */
    static int medianRank(int n) {
        int rank = 0;
        while (rank < n / 2 && BinomialDistribution.of(n, 0.5).cumulativeProbability(rank) <= TAIL) {
            rank++;
        }
        return rank;
    }
}
