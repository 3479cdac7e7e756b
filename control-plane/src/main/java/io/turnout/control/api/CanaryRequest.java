package io.turnout.control.api;

import io.turnout.platform.ProblemType;

/**
 * How many are to read from a candidate.
 *
 * @param percent of a capability's subjects, 0 to 100
 * @param reason for the log; 1–500 characters
 */
public record CanaryRequest(Double percent, String reason) {
    public CanaryRequest {
        Reason.check(reason, "log");
        if (percent == null || !(percent >= 0 && percent <= 100)) {
            throw ProblemType.INVALID_BODY.because("\"percent\" must be 0 to 100.");
        }
    }
}
