package io.turnout.monorail.internal;

import io.turnout.platform.ProblemType;
import io.turnout.platform.Validation;
import java.util.Set;

/**
 * The last hit of the page before, in the order of the whole search: best rank first, at the same rank talks before
 * notes, then by id.
 */
record SearchPosition(float rank, String type, long id) {
    /** Null unless there is one. */
    static SearchPosition of(String rank, String type, String id) {
        if (rank == null && type == null && id == null) {
            return null;
        }
        if (rank == null || type == null || id == null) {
            throw ProblemType.INVALID_PARAMETER.because("afterRank, afterType and afterId belong together.");
        }
        try {
            float value = Float.parseFloat(rank);
            if (Float.isFinite(value)) {
                return new SearchPosition(
                        value, Validation.oneOf("afterType", type, null, Set.of("talk", "note")), Validation.id(id));
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw ProblemType.INVALID_PARAMETER.because("afterRank must be a number.");
    }

    /** Of the talks with this very rank, those behind this id are still to come; behind a note none is. */
    long behindTalk() {
        return type.equals("talk") ? id : Long.MAX_VALUE;
    }
}
