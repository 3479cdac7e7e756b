package io.turnout.control.ledger;

/** The operation was ended by the request of another one. */
public final class Superseded extends RuntimeException {
    Superseded(long turn) {
        super("Operation %d was superseded.".formatted(turn));
    }
}
