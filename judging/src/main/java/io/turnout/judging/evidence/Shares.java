package io.turnout.judging.evidence;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How much counts speak against the shares that they were to come in: the mean likelihood ratio of other shares, drawn from Dirichlet's
 * distribution around the planned ones (Lindon and Malek 2022, "Anytime-valid inference for multinomial count data"). It may be looked at
 * all the time, like {@link OddsEvidence}.
 *
 * <pre>E(n) = B(cw + n) / (B(cw) Π w_i^n_i), averaged over c</pre>
 */
public final class Shares {
    /** How near to the planned ones: shares of a half are drawn within some 5 %, and within some 0.5 %. */
    private static final double[] CONCENTRATIONS = {100, 10_000};

    private Shares() {}

    /**
     * The natural logarithm of E.
     *
     * @param planned all in (0, 1), and 1 together
     * @param counts as many, none negative
     * @throws IllegalArgumentException if there are not as many
     */
    public static double logOther(double[] planned, long[] counts) {
        if (planned.length != counts.length) {
            throw new IllegalArgumentException("each share has a count");
        }
        return Logs.mean(Arrays.stream(CONCENTRATIONS)
                .map(concentration -> log(concentration, planned, counts))
                .toArray());
    }

    private static double log(double concentration, double[] planned, long[] counts) {
        double log = LogGamma.value(concentration)
                - LogGamma.value(concentration + Arrays.stream(counts).sum());
        for (int i = 0; i < counts.length; i++) {
            double prior = concentration * planned[i];
            log += LogGamma.value(prior + counts[i]) - LogGamma.value(prior) - counts[i] * Math.log(planned[i]);
        }
        return log;
    }
}
