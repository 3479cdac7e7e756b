package io.turnout.monorail.talks;

import io.turnout.platform.Validation;

/** Which talks are asked for: exact values, null for any. */
record TalkFilter(String day, String track, String speaker) {
    TalkFilter {
        TalkDraft.dayParameter(day);
        Validation.textParameter("track", track);
        Validation.textParameter("speaker", speaker);
    }
}
