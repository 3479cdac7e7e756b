package io.turnout.control.replication;

/** The stream has a gap that nothing can fill; the dataset must be copied again. */
public final class SlotLost extends RuntimeException {
    SlotLost(String slot) {
        super("The replication slot %s is gone, and with it the changes since. Abort, then start again."
                .formatted(slot));
    }
}
