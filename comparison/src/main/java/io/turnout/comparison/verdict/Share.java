package io.turnout.comparison.verdict;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The share of requests whose answer a cut-over would have changed, noise taken out.
 *
 * @param changed requests
 * @param of requests, at least as many
 * @param estimate in [0, 1]
 * @param upperBound in [0, 1], at the given confidence
 * @param confidence in (0, 1)
 */
public record Share(long changed, long of, double estimate, double upperBound, double confidence) {
    static Share of(long changed, long of, double confidence) {
        return new Share(
                changed, of, of == 0 ? 0 : (double) changed / of, upperBound(changed, of, confidence), confidence);
    }

    /**
     * Clopper and Pearson (1934), one-sided: the share of which {@code changed} or fewer in {@code of} have probability {@code 1 -
     * confidence}.
     */
    static double upperBound(long changed, long of, double confidence) {
        return changed >= of
                ? 1
                : BetaDistribution.of(changed + 1.0, (double) of - changed).inverseCumulativeProbability(confidence);
    }

    /** How many requests it takes in all until the bound is below the limit, if no more of them are changed. */
    static long requestsNeeded(long changed, double limit, double confidence) {
        long enough = changed + 1;
        while (upperBound(changed, enough, confidence) >= limit) {
            enough *= 2;
        }
        long few = Math.max(changed, enough / 2);
        while (enough - few > 1) {
            long middle = (few + enough) / 2;
            if (upperBound(changed, middle, confidence) < limit) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }
}
