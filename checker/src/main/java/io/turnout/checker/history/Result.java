package io.turnout.checker.history;

/** What a client knows when an operation is over. */
public enum Result {
    /** It was done. */
    OK,
    /** There is no such thing; of a read only. */
    ABSENT,
    /** It was not done, and never will be. */
    REFUSED,
    /** It may have been done, or may still be. */
    UNKNOWN
}
