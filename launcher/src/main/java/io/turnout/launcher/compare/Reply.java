package io.turnout.launcher.compare;

import io.turnout.comparison.Answer;

/** What became of a request to one site. */
sealed interface Reply {
    record Answered(Answer answer) implements Reply {}

    /** @param why in a few words */
    record Unanswered(String why) implements Reply {}
}
