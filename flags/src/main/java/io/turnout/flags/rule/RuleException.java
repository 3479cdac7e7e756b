package io.turnout.flags.rule;

/** A rule that is none, or that could not be evaluated. */
public final class RuleException extends Exception {
    /** With what is wrong. */
    public static RuleException of(String message) {
        return new RuleException(message);
    }

    RuleException(String message) {
        super(message);
    }
}
