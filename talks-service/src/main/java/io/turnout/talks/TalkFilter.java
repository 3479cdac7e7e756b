package io.turnout.talks;

import io.turnout.platform.ProblemType;

/**
 * Which talks are asked for: exact values, null for any.
 *
 * @throws io.turnout.platform.ProblemException {@code invalid-parameter} for a day that is none
 */
record TalkFilter(String day, String track, String speaker) {
    static final TalkFilter ALL = new TalkFilter(null, null, null);

    TalkFilter {
        if (day != null && !TalkDraft.isDay(day)) {
            throw ProblemType.INVALID_PARAMETER.because("day must be a day such as 2019-03-04.");
        }
        requireText("track", track);
        requireText("speaker", speaker);
    }

    /** Refuses what no text column can hold. */
    static void requireText(String name, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw ProblemType.INVALID_PARAMETER.because(name + " must not contain the NUL character.");
        }
    }
}
