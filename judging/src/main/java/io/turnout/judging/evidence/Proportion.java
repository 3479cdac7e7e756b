package io.turnout.judging.evidence;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * How much {@code k} of {@code n} speak for a probability on one side of a bound q: the mean over p, uniform on (0, q) or (q, 1), of the
 * likelihood ratio of p against q (Robbins 1970). It may be looked at all the time, like {@link OddsEvidence}.
 *
 * <pre>
 * below: E(k, n) = B(k+1, n-k+1) I_q(k+1, n-k+1) / (q^(k+1) (1-q)^(n-k))
 * above: E(k, n) = B(k+1, n-k+1) (1 - I_q(k+1, n-k+1)) / (q^k (1-q)^(n-k+1))
 * </pre>
 */
public final class Proportion {
    private Proportion() {}

    /**
     * The natural logarithm of E, that it is below.
     *
     * @param bound in (0, 1)
     */
    public static double logBelow(double bound, long k, long n) {
        double a = k + 1.0;
        double b = n - k + 1.0;
        return LogBeta.value(a, b)
                + Math.log(RegularizedBeta.value(bound, a, b))
                - a * Math.log(bound)
                - (n - k) * Math.log1p(-bound);
    }

    /** The same, that it is above. */
    public static double logAbove(double bound, long k, long n) {
        double a = k + 1.0;
        double b = n - k + 1.0;
        return LogBeta.value(a, b)
                + Math.log(RegularizedBeta.complement(bound, a, b))
                - k * Math.log(bound)
                - b * Math.log1p(-bound);
    }
}
