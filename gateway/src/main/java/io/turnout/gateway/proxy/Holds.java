package io.turnout.gateway.proxy;

import io.turnout.gateway.metrics.HeldWrites;
import java.time.Duration;

/**
 * Writes of one event loop that wait because no side of their data takes any, as while it is handed over. Who cannot wait
 * any more, or would be one too many, gets the refusal as it came.
 */
final class Holds {
    private final long boundNanos;
    private final int most;
    private final HeldWrites meters;
    private int waiting;

    /** @param most how many may wait at the same time */
    Holds(Duration bound, int most, HeldWrites meters) {
        this.meters = meters;
        this.boundNanos = bound.toNanos();
        this.most = most;
    }

    /**
     * Whether to wait once more; who does leaves when it tries again.
     *
     * @param since when it was refused first
     */
    boolean enter(long since, long now) {
        if (now - since >= boundNanos || waiting >= most) {
            meters.refused();
            return false;
        }
        if (now == since) {
            meters.held();
        }
        waiting++;
        return true;
    }

    void leave() {
        waiting--;
    }
}
