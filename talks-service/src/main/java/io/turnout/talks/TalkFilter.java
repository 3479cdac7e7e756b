package io.turnout.talks;

import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;

/**
 * Which talks are asked for: exact values, null for any.
 *
 * @throws io.turnout.platform.ProblemException {@code invalid-parameter} for a day that is none
 */
record TalkFilter(String day, String track, String speaker) {
    TalkFilter {
        if (day != null && !TalkDraft.isDay(day)) {
            throw ProblemType.INVALID_PARAMETER.because("day must be a day such as 2019-03-04.");
        }
        Validation.textParameter("track", track);
        Validation.textParameter("speaker", speaker);
    }
}
