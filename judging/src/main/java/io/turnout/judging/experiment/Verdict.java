package io.turnout.judging.experiment;

/** What is known of a treatment beside the control. Where several are true, the last one is told. */
public enum Verdict {
    NO_DECISION_YET,
    /** Its subjects have the outcome more often. */
    BETTER,
    /** They have it less often. */
    WORSE,
    /** Subjects do not come in the planned shares, so cohorts are not alike, and nothing that differs is known to be an effect. */
    INVALID,
    /** It does {@link Harm}, whatever the effect. Stays so. */
    STOPPED_BY_GUARDRAIL
}
