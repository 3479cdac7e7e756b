package io.turnout.control.migration;

/** Where a migration is going, or has come. */
public enum Phase {
    UNDER_WAY,
    GOING_BACK,
    /** It is as far as it was to come. */
    DONE,
    /** Everything is answered and written where it was; services follow. */
    ROLLED_BACK;

    public boolean isOver() {
        return this == DONE || this == ROLLED_BACK;
    }
}
