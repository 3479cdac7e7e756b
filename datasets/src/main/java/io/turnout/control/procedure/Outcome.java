package io.turnout.control.procedure;

/** How an operation ended. */
public enum Outcome {
    DONE,
    /** Everything is as before. */
    UNDONE,
    /** It found a reason not to; nothing had to be undone. */
    FAILED,
    /** An abort took its place. */
    SUPERSEDED
}
