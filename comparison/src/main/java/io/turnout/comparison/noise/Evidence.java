package io.turnout.comparison.noise;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * How much {@code b} wins against {@code c} losses speak for a coin that wins more often than not.
 *
 * <p>The likelihood ratio of a coin that wins with probability p against a fair one is {@code (2p)^b (2(1-p))^c}; for p above 1/2 it is a
 * supermartingale under every coin that wins at most half of the time, and so is its mean over p, here uniform on (1/2, 1):
 *
 * <pre>E(b, c) = 2^(b+c+1) ∫ p^b (1-p)^c dp over (1/2, 1) = 2^(b+c+1) B(b+1, c+1) I_1/2(c+1, b+1)</pre>
 *
 * It starts at 1, and by Ville's inequality (1939) it ever reaches 1/α with probability α at most, however often one looks. The mixture
 * is Robbins' (1970); see Howard, Ramdas, McAuliffe and Sekhon (2021), "Time-uniform, nonparametric, nonasymptotic confidence sequences".
 */
final class Evidence {
    private static final double NEGLIGIBLE = 1e-17;

    private Evidence() {}

    /** The natural logarithm of E, finite for any counts. */
    static double log(long wins, long losses) {
        if (wins <= losses) {
            return Math.log(series(wins, losses));
        }
        double whole = (wins + losses + 1) * Math.log(2) + LogBeta.value(wins + 1.0, losses + 1.0);
        // the integral over (0, 1) less that over (0, 1/2), which is the same with wins and losses exchanged
        return whole + Math.log1p(-series(losses, wins) * Math.exp(-whole));
    }

    /**
     * E for {@code wins <= losses}, integrated by parts: {@code E(b, c) = (1 + b E(b-1, c+1)) / (c+1)}. The terms are positive and
     * fall, so nothing cancels; about the square root of the counts is summed.
     */
    private static double series(long wins, long losses) {
        double term = 1.0 / (losses + 1);
        double sum = term;
        for (long k = 0; k < wins && term > sum * NEGLIGIBLE; k++) {
            term *= (double) (wins - k) / (losses + k + 2);
            sum += term;
        }
        return sum;
    }
}
