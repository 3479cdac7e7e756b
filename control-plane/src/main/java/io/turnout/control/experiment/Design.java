package io.turnout.control.experiment;

import io.turnout.judging.experiment.Cohort;
import io.turnout.judging.experiment.Plan;
import java.util.List;

/**
 * What an experiment is about, settled before it begins.
 *
 * @param key what it is called
 * @param flag whose variants are the cohorts
 * @param plan the control first; names are those of variants
 * @param outcome what a subject does or does not do, as those that see it name it
 * @param windowSeconds how long after it was exposed a subject's outcome still counts
 */
public record Design(String key, String flag, Plan plan, String outcome, long windowSeconds) {
    /** So many looks are taken while one subject's outcome is waited for. */
    private static final long LOOKS = 60;

    /** What is counted in one step is not told apart by time. */
    long stepSeconds() {
        return Math.max(1, windowSeconds / LOOKS);
    }

    /** Names of cohorts, the control first. */
    List<String> variants() {
        return plan.cohorts().stream().map(Cohort::name).toList();
    }
}
