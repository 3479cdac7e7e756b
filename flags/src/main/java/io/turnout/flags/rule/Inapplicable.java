package io.turnout.flags.rule;

/** What an operator was given is nothing it can work on; by flagd's semantics the whole rule then answers nothing. */
final class Inapplicable extends RuntimeException {
    Inapplicable(String message) {
        // thrown for each evaluation of a rule that does not fit its context
        super(message, null, false, false);
    }
}
