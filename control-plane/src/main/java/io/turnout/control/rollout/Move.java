package io.turnout.control.rollout;

/** What is done with a rollout next. */
public sealed interface Move {
    /** @param until what has to be, as a sentence */
    record Wait(String until) implements Move {}

    /** To the next step. */
    record Advance(String why) implements Move {}

    /** It is at its end. */
    record Finish(String why) implements Move {}

    /** It has come to its end by itself: where the data is, all read, whatever their share. */
    record Moved(String why) implements Move {}

    /** Nobody reads from the candidate any more. */
    record RollBack(String why) implements Move {}
}
