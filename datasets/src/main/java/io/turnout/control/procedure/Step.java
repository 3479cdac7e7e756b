package io.turnout.control.procedure;

/** What is done as one; each may be repeated, whether it had happened or not. */
public enum Step {
    /** See that nothing stands in the way. */
    CHECK,
    /** Put up the fences: source open, target closed. */
    FENCE,
    /** Let the target copy and follow the source. */
    STREAM,
    /** Wait until all rows are copied and the target follows closely. */
    COPY,
    /** Compare every row. */
    COMPARE,
    /** Let the side that is to close follow the one that is to open, and see that nothing stands in the way. */
    READY,
    /** Close the open side and send the token. */
    CLOSE,
    /** Wait for the token. */
    PASS,
    /** Open the other side by the token. The point of no return is the journal's entry before it. */
    OPEN,
    /** Undo: make the token worthless. */
    REVOKE,
    /** Undo: open the side again that had closed. */
    REOPEN,
    /** Stop replication both ways. */
    SEPARATE,
    /** Empty the target, if replication had filled it. */
    EMPTY
}
