package io.turnout.control.procedure;

/** What is to be done next. */
public sealed interface Decision {
    /** Nothing runs. */
    record Rest() implements Decision {}

    record Do(Step step) implements Decision {}

    /** Journal that the operation is undone from here on. */
    record Undo(String why) implements Decision {}

    /** Look again later. */
    record Wait(String cause) implements Decision {}

    /** Journal that the operation is over. */
    record Settle(Outcome outcome) implements Decision {}
}
