package io.turnout.gateway.experiment;

/** What the control plane is told. */
sealed interface Sighting {
    /** A subject was shown a variant. */
    record Exposure(String experiment, String subject, String variant) implements Sighting {}

    /** A subject did what an experiment is about. */
    record Outcome(String outcome, String subject) implements Sighting {}

    /** How many answers a cohort was given, how many of them were failures, and how many took too long. */
    record Answers(String experiment, String variant, long answers, long failed, long slow) implements Sighting {}
}
