package io.turnout.judging.evidence;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How much tables of counts speak for odds on our side that are more than so many times those on the other, or less. Immutable; each
 * table is of a time of its own, and from one to the next the chances may change as they like, on both sides alike.
 *
 * <p>Given how often it happened in all, how often it did so on our side is distributed as Fisher's noncentral hypergeometric, which
 * depends on the ratio of the odds alone (Fisher 1935, "The logic of inductive inference"). The likelihood ratio of an alternative
 * against the bound has a mean of 1 at the bound, and of less beyond it, since the family's likelihood ratio is monotone; so the product
 * over tables is a supermartingale, and so is its mean over the alternatives. It starts at 1, and by Ville's inequality (1939) it ever
 * reaches 1/α with probability α at most, however often one looks.
 */
public final class OddsEvidence {
    /** Alternatives, as factors of the bound: just beyond it, to far. */
    private static final double[] FACTORS = {1.25, 1.5, 2, 4, 8, 32};

    private final double[] logAlternatives;
    private final double logBound;
    private final double[] logs;

    private OddsEvidence(double logBound, double[] logAlternatives, double[] logs) {
        this.logBound = logBound;
        this.logAlternatives = logAlternatives;
        this.logs = logs;
    }

    /** For odds of ours that are more than {@code bound} times theirs. */
    public static OddsEvidence above(double bound) {
        return of(bound, Arrays.stream(FACTORS).map(factor -> bound * factor));
    }

    /** For odds of ours that are less than {@code bound} times theirs. */
    public static OddsEvidence below(double bound) {
        return of(bound, Arrays.stream(FACTORS).map(factor -> bound / factor));
    }

    private static OddsEvidence of(double bound, DoubleStream alternatives) {
        double[] logAlternatives = alternatives.map(Math::log).toArray();
        return new OddsEvidence(Math.log(bound), logAlternatives, new double[logAlternatives.length]);
    }

    /** This with one table more. */
    public OddsEvidence with(Table table) {
        if (!table.tells()) {
            return this;
        }
        Tilted tilted = new Tilted(table);
        double atBound = tilted.logMean(logBound);
        double[] more = logs.clone();
        for (int i = 0; i < more.length; i++) {
            more[i] += table.ours() * (logAlternatives[i] - logBound) + atBound - tilted.logMean(logAlternatives[i]);
        }
        return new OddsEvidence(logBound, logAlternatives, more);
    }

    /** The natural logarithm of the evidence. */
    public double log() {
        return Logs.mean(logs);
    }

    /** The hypergeometric distribution of ours at equal odds, from which those at others follow. */
    private static final class Tilted {
        private final int lowest;
        private final double[] logs;

        Tilted(Table table) {
            HypergeometricDistribution equal = HypergeometricDistribution.of(
                    Math.toIntExact(table.ourTries() + table.theirTries()),
                    Math.toIntExact(table.ours() + table.theirs()),
                    Math.toIntExact(table.ourTries()));
            lowest = equal.getSupportLowerBound();
            logs = new double[equal.getSupportUpperBound() - lowest + 1];
            Arrays.setAll(logs, i -> equal.logProbability(lowest + i));
        }

        /** The logarithm of the mean of {@code odds^ours}. */
        double logMean(double logOdds) {
            double[] terms = new double[logs.length];
            Arrays.setAll(terms, i -> logs[i] + (lowest + i) * logOdds);
            return Logs.sum(terms);
        }
    }
}
