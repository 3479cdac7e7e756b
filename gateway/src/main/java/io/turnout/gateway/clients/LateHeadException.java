package io.turnout.gateway.clients;

/** The head of a request did not arrive in time. It carries no stack trace, because it is an answer, not a fault. */
final class LateHeadException extends Exception {
    LateHeadException() {
        super("The head did not arrive in time", null, false, false);
    }
}
