package io.turnout.control.procedure;

/** Where a dataset's rows live. */
public enum State {
    /** In the source; nothing is set up. */
    LEGACY,
    /** In the source; the target is being filled. */
    COPYING,
    /** In the source; the target follows. */
    IN_SYNC,
    /** As {@link #IN_SYNC}, and every row has been compared. */
    VERIFIED,
    /** In the target; the source follows and can take over again. */
    CUT_OVER,
    /** In the target for good. */
    DETACHED
}
