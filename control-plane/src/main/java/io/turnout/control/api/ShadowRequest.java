package io.turnout.control.api;

import io.turnout.platform.ProblemType;

/**
 * What an operator wants of comparing answers.
 *
 * @param percent of a capability's subjects, 0 to 100
 * @param stopped whether nothing is to be compared at all
 * @param reason for the log; 1–500 characters
 */
record ShadowRequest(Double percent, Boolean stopped, String reason) {
    private static final int LONGEST_REASON = 500;

    ShadowRequest {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ProblemType.INVALID_BODY.because(
                    "\"reason\" must say why, in 1 to %d characters: it goes into the log.".formatted(LONGEST_REASON));
        }
        if (percent != null && !(percent >= 0 && percent <= 100)) {
            throw ProblemType.INVALID_BODY.because("\"percent\" must be 0 to 100.");
        }
    }
}
