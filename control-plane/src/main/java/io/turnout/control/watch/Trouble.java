package io.turnout.control.watch;

/**
 * Something that an operator should know.
 *
 * @param cause a sentence
 * @param mend a sentence or SQL
 */
public record Trouble(Kind kind, String database, String cause, String mend) {
    /** Stable names, also of metrics. */
    public enum Kind {
        /** A database gives no answer. */
        UNREACHABLE,
        /** Both fences are open, or not the one that the journal says. */
        FENCES_CONTRADICT,
        /** A table can be written although its fence is closed. */
        UNGUARDED,
        /** Changes are lost to the stream; the dataset must be copied again. */
        SLOT_LOST,
        /** WAL that is kept for the other side comes near its bound. */
        WAL_FILLING,
        /** Applying or copying fails again and again. */
        APPLY_FAILING,
        /** Nobody applies, and no failure is counted. */
        NOT_APPLYING,
        /** The tables do not fit each other any more. */
        SCHEMA_DRIFT
    }
}
