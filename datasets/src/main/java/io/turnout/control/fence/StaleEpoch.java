package io.turnout.control.fence;

/** A later leader has taken over: whoever gets this must stop acting. */
public final class StaleEpoch extends RuntimeException {
    public StaleEpoch(long mine, long current) {
        super("Epoch %d is over; the leader of epoch %d decides now.".formatted(mine, current));
    }
}
