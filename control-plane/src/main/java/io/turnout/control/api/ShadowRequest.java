package io.turnout.control.api;

import io.turnout.platform.ProblemType;

/**
 * What an operator wants of comparing answers.
 *
 * @param percent of a capability's subjects, 0 to 100
 * @param stopped whether nothing is to be compared at all
 * @param rule that something is no difference, such as {@code ignore $.updatedAt}
 * @param reason for the log; 1–500 characters
 */
record ShadowRequest(Double percent, Boolean stopped, String rule, String reason) {
    ShadowRequest {
        Reason.check(reason, "log");
        if (percent != null && !(percent >= 0 && percent <= 100)) {
            throw ProblemType.INVALID_BODY.because("\"percent\" must be 0 to 100.");
        }
    }
}
