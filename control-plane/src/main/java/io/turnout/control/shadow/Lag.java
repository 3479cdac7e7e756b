package io.turnout.control.shadow;

/** What is known of a side that follows another. */
public enum Lag {
    /** Nothing had been written that it had not applied. */
    NONE,
    /** It may not have applied everything then; now it has. */
    CAUGHT_UP,
    /** It still has not, or does not follow. */
    UNKNOWN
}
