package io.turnout.comparison.noise;

/** What is known of a field. */
public enum FieldState {
    /** Never differed. */
    CLEAN,
    /** Differs, and two instances of the primary differ from each other about as often. */
    NOISY,
    /** Differs more often than noise explains, but not often enough yet to say so. */
    UNDECIDED,
    /** Differs because the candidate is not like the primary. */
    DIFFERING,
    /** Expected, and not in any answer so far. */
    NEVER_SEEN
}
