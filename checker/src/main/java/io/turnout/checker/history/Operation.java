package io.turnout.checker.history;

/**
 * One operation of one client, from its first attempt to the end of its last one.
 *
 * @param id its place in the history, unlike any other's
 * @param subject who asked
 * @param item the client's own name of the note or talk, which it writes into it; known before there is an id
 * @param payload what was to be written, unlike any other; what a read has read; null where there is none
 * @param version what the write has made it, or what was read; 0 if that is not known
 * @param startNanos when it was first sent, on one clock for the whole history
 * @param endNanos when the client knew its result
 * @param said status and problem type of the last answer, for people
 * @param door where it was sent: {@link #GATEWAYS}, or the side whose app was asked directly
 */
public record Operation(
        long id,
        String subject,
        Action action,
        String item,
        String payload,
        long version,
        long startNanos,
        long endNanos,
        Result result,
        String said,
        String door) {
    public static final String GATEWAYS = "gateways";

    public Operation {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException("an operation ends after its start");
        }
        if (result == Result.ABSENT && action != Action.READ) {
            throw new IllegalArgumentException("only a read finds that something is absent");
        }
    }

    public boolean isOk() {
        return result == Result.OK;
    }

    /** Whether it was done, or may have been. */
    public boolean mayHaveHappened() {
        return result == Result.OK || result == Result.UNKNOWN;
    }

    /** Whether it was over before the other one was begun. */
    public boolean isBefore(Operation other) {
        return endNanos < other.startNanos;
    }
}
