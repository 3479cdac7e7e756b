package io.turnout.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with a body, so that a client sees all of it at once. */
public final class Validation {
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** A text of at most {@code max} code points that is there and not blank. */
    public Validation required(String field, String value, int max) {
        return check(value != null && !isBlank(value), field, "is required and must not be blank")
                .optional(field, value, max);
    }

    /** A text of at most {@code max} code points, or null. NUL cannot be stored and is refused. */
    public Validation optional(String field, String value, int max) {
        if (value != null) {
            check(
                    value.codePointCount(0, value.length()) <= max,
                    field,
                    "must not be longer than %,d characters".formatted(max));
            check(value.indexOf('\0') < 0, field, "must not contain the NUL character");
            check(isWellFormed(value), field, "must be well-formed Unicode");
        }
        return this;
    }

    public Validation check(boolean holds, String field, String message) {
        if (!holds) {
            errors.add(new Problem.FieldError(field, message));
        }
        return this;
    }

    /** @throws ProblemException {@code invalid-body} with one entry for each thing that is wrong */
    public void orThrow() {
        if (!errors.isEmpty()) {
            String fields = String.join(
                    ", ",
                    errors.stream().map(Problem.FieldError::field).distinct().toList());
            throw new ProblemException(Problem.of(ProblemType.INVALID_BODY, "Look at: " + fields + ".")
                    .withErrors(errors));
        }
    }

    /**
     * A whole number from a query parameter.
     *
     * @throws ProblemException {@code invalid-parameter} if it is no number or out of range
     */
    public static int intParameter(String name, String value, int fallback, int min, int max) {
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below like a number out of range
        }
        throw ProblemType.INVALID_PARAMETER.because(
                "%s must be a whole number from %d to %d.".formatted(name, min, max));
    }

    /**
     * A text from a query parameter, or null.
     *
     * @throws ProblemException {@code invalid-parameter} for a NUL, which no stored text contains
     */
    public static String textParameter(String name, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw ProblemType.INVALID_PARAMETER.because(name + " must not contain the NUL character.");
        }
        return value;
    }

    /**
     * A text from a query parameter that must be there.
     *
     * @throws ProblemException {@code invalid-parameter} unless it has 1 to {@code max} code points and no NUL
     */
    public static String textParameter(String name, String value, int max) {
        if (value == null || value.isEmpty() || value.codePointCount(0, value.length()) > max) {
            throw ProblemType.INVALID_PARAMETER.because("%s must have 1 to %d characters.".formatted(name, max));
        }
        return textParameter(name, value);
    }

    /**
     * An id from a path.
     *
     * @throws ProblemException {@code invalid-parameter} unless it is a positive whole number of 64 bits
     */
    public static long id(String value) {
        try {
            if (!value.isEmpty() && value.charAt(0) >= '1' && value.charAt(0) <= '9') {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw ProblemType.INVALID_PARAMETER.because("An id is a whole number from 1 to " + Long.MAX_VALUE + ".");
    }

    /**
     * One of a few words from a query parameter.
     *
     * @throws ProblemException {@code invalid-parameter} if it is none of them
     */
    public static String oneOf(String name, String value, String fallback, Set<String> allowed) {
        if (value == null) {
            return fallback;
        }
        if (!allowed.contains(value)) {
            throw ProblemType.INVALID_PARAMETER.because(name + " must be one of: "
                    + String.join(", ", allowed.stream().sorted().toList()) + ".");
        }
        return value;
    }

    /** Whether nobody would see anything: spaces of any kind, controls and formatting marks alone. */
    public static boolean isBlank(String value) {
        return value.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    private static boolean isWellFormed(String value) {
        return value.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
