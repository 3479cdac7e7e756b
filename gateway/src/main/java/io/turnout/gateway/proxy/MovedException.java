package io.turnout.gateway.proxy;

/** What an answer was to be composed of has moved while it was asked for; it is to be composed anew. */
public final class MovedException extends RuntimeException {
    public MovedException() {
        super("The data has moved", null, false, false);
    }
}
