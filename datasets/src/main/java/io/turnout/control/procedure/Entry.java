package io.turnout.control.procedure;

/** What the journal says, in the order in which it was written. */
public sealed interface Entry {
    /** @param turn number of the operation; higher than that of every earlier one */
    record Requested(Operation operation, long turn) implements Entry {}

    record Begun(Step step) implements Entry {}

    record Ended(Step step) implements Entry {}

    /** The step found something that repeating it does not change. */
    record Refused(Step step, String why) implements Entry {}

    /** From here on, the operation is undone; never taken back. */
    record Undoing(String why) implements Entry {}

    record Settled(Outcome outcome) implements Entry {}
}
