package io.turnout.control.replication;

/** No slot can be created while an old transaction is under way; it is tried again. */
public final class SlotWaits extends RuntimeException {
    SlotWaits(String transaction) {
        super("A replication slot can only begin when this has ended: %s.".formatted(transaction));
    }
}
