package io.turnout.control.ledger;

/** The idempotency key belongs to another request. */
public final class KeyReused extends RuntimeException {
    KeyReused() {
        super("This Idempotency-Key came with another dataset or operation before. Use a new key.");
    }
}
