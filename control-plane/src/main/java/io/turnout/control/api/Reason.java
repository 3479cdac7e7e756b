package io.turnout.control.api;

import io.turnout.platform.ProblemType;

/** Why an operator wants something: said for those who read of it later. */
public final class Reason {
    private static final int LONGEST = 500;

    private Reason() {}

    /** @param book what it is written into */
    public static void check(String reason, String book) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw ProblemType.INVALID_BODY.because(
                    "\"reason\" must say why, in 1 to %d characters: it goes into the %s.".formatted(LONGEST, book));
        }
    }
}
