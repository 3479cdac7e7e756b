package io.turnout.judging.experiment.simulated;

import io.turnout.judging.experiment.Tally;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The textbook's test of two proportions, which holds for one look at a time that was settled before. */
final class ZTest {
    private static final double LEVEL = 0.05;
    /** By the number of treatments. */
    private static final double[] ENOUGH = IntStream.rangeClosed(1, 4)
            .mapToDouble(treatments -> NormalDistribution.of(0, 1).inverseSurvivalProbability(LEVEL / treatments / 2))
            .toArray();

    private ZTest() {}

    /** Whether any treatment differs from the control, at a level of 5 % for all of them together. */
    static boolean differs(List<Tally> counted) {
        double enough = ENOUGH[counted.size() - 2];
        return IntStream.range(1, counted.size())
                .anyMatch(i -> Math.abs(z(counted.get(i), counted.getFirst())) > enough);
    }

    private static double z(Tally ours, Tally theirs) {
        double pooled = (double) (ours.outcomes() + theirs.outcomes()) / (ours.exposed() + theirs.exposed());
        double variance = pooled * (1 - pooled) * (1.0 / ours.exposed() + 1.0 / theirs.exposed());
        double difference = (double) ours.outcomes() / ours.exposed() - (double) theirs.outcomes() / theirs.exposed();
        return variance > 0 ? difference / Math.sqrt(variance) : 0;
    }
}
