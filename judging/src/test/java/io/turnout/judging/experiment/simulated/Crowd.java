package io.turnout.judging.experiment.simulated;

import io.turnout.judging.experiment.Tally;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Subjects of one cohort, who come at random, day by day. */
final class Crowd {
    private static final int WEEK = 7;

    private final DiscreteDistribution.Sampler without;
    /** By the number of days that it takes. */
    private final DiscreteDistribution.Sampler[] with;

    private final long[] toCome;
    private int day;

    Crowd(Setting setting, int cohort, int days, SplittableRandom random) {
        double all = IntStream.range(0, setting.assigned().length)
                .mapToDouble(i -> setting.assigned()[i])
                .sum();
        double daily = setting.daily() * setting.assigned()[cohort] / all;
        int lags = setting.isLate() ? WEEK : 1;
        without = sampler(daily * (1 - setting.rate(cohort)), random);
        with = IntStream.range(0, lags)
                .mapToObj(lag -> sampler(daily * setting.rate(cohort) / lags, random))
                .toArray(DiscreteDistribution.Sampler[]::new);
        toCome = new long[days + WEEK];
    }

    // who comes at random, and has the outcome at random, comes in two streams that know nothing of each other
    private static DiscreteDistribution.Sampler sampler(double mean, SplittableRandom random) {
        return PoissonDistribution.of(mean).createSampler(random::nextLong);
    }

    Tally nextDay() {
        long exposed = without.sample();
        for (int lag = 0; lag < with.length; lag++) {
            long sooner = with[lag].sample();
            exposed += sooner;
            toCome[day + lag] += sooner;
        }
        return Tally.of(exposed, toCome[day++]);
    }
}
