package io.turnout.comparison;

/** What became of a request to one side. */
public sealed interface Reply {
    record Answered(Answer answer) implements Reply {}

    /** @param why in a few words */
    record Unanswered(String why) implements Reply {}
}
