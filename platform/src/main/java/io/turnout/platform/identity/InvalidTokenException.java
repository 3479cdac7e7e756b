package io.turnout.platform.identity;

/** A token that is not accepted; without a stack trace, because anybody can send one. */
public final class InvalidTokenException extends Exception {
    private final TokenFault fault;

    public InvalidTokenException(TokenFault fault) {
        super(fault.description(), null, false, false);
        this.fault = fault;
    }

    public TokenFault fault() {
        return fault;
    }
}
