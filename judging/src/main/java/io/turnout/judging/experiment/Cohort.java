package io.turnout.judging.experiment;

/**
 * Those subjects that are shown the same.
 *
 * @param name not blank
 * @param weight positive; a subject's chance to be in it is this beside the sum over all cohorts
 */
public record Cohort(String name, double weight) {
    public Cohort {
        if (name.isBlank() || !(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a cohort has a name and a positive weight");
        }
    }
}
