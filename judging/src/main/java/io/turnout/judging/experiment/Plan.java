package io.turnout.judging.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is settled before an experiment begins. Each chance is one over all looks, however many there are, and over all treatments together.
 *
 * @param cohorts the control and then at least one treatment, with different names; at random, each subject is put in one of them
 * @param falsePositive chance that a treatment is ever called better or worse where none makes a difference, in (0, 1)
 * @param falseMismatch chance that subjects are ever found to be put in the wrong shares who are not, in (0, 1)
 * @param falseStop chance that a guardrail ever stops a treatment that does no worse by any than the control, in (0, 1)
 */
public record Plan(List<Cohort> cohorts, double falsePositive, double falseMismatch, double falseStop) {
    public Plan {
        cohorts = List.copyOf(cohorts);
        if (cohorts.size() < 2 || cohorts.stream().map(Cohort::name).distinct().count() < cohorts.size()) {
            throw new IllegalArgumentException("there are a control and a treatment at least, with different names");
        }
        if (!isChance(falsePositive) || !isChance(falseMismatch) || !isChance(falseStop)) {
            throw new IllegalArgumentException("chances are in (0, 1)");
        }
    }

    /** With chances of 5 %, 0.1 % and 1 %. */
    public static Plan of(Cohort control, Cohort... treatments) {
        return new Plan(
                Stream.concat(Stream.of(control), Arrays.stream(treatments)).toList(), 0.05, 0.001, 0.01);
    }

    int treatments() {
        return cohorts.size() - 1;
    }

    /** By cohort, the chance of a subject to be in it. */
    double[] shares() {
        double all = cohorts.stream().mapToDouble(Cohort::weight).sum();
        return cohorts.stream().mapToDouble(cohort -> cohort.weight() / all).toArray();
    }

    private static boolean isChance(double value) {
        return value > 0 && value < 1;
    }
}
