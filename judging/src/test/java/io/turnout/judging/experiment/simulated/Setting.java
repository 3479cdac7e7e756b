package io.turnout.judging.experiment.simulated;

import io.turnout.judging.experiment.Cohort;
import io.turnout.judging.experiment.Plan;
import java.util.stream.IntStream;

/**
 * What experiments have in common.
 *
 * @param weights as planned, the control's first
 * @param assigned weights by which subjects are really put in cohorts
 * @param daily how many subjects come in a day, on average
 * @param rate the chance of the control's to have the outcome
 * @param lift by which share more the treatments' have it
 * @param isLate whether outcomes happen some time within a week, instead of at once
 */
record Setting(double[] weights, double[] assigned, int daily, double rate, double lift, boolean isLate) {
    static Setting alike(double[] weights, int daily, double rate) {
        return new Setting(weights, weights, daily, rate, 0, false);
    }

    Setting late() {
        return new Setting(weights, assigned, daily, rate, lift, true);
    }

    Setting lifted(double lift) {
        return new Setting(weights, assigned, daily, rate, lift, isLate);
    }

    Setting assigned(double... assigned) {
        return new Setting(weights, assigned, daily, rate, lift, isLate);
    }

    Plan plan() {
        return Plan.of(
                new Cohort("control", weights[0]),
                IntStream.range(1, weights.length)
                        .mapToObj(i -> new Cohort("treatment " + i, weights[i]))
                        .toArray(Cohort[]::new));
    }

    double rate(int cohort) {
        return cohort == 0 ? rate : rate * (1 + lift);
    }
}
