package io.turnout.control.rollout;

/** How far a rollout has come. */
public enum Phase {
    /** Nobody reads from the candidate; what it would answer is compared. */
    COMPARING,
    /** A share of the subjects does, step by step. */
    READING,
    /** All steps are behind it. */
    DONE,
    /** Nobody does any more. */
    ROLLED_BACK;

    public boolean isOver() {
        return this == DONE || this == ROLLED_BACK;
    }
}
