package io.turnout.gateway.proxy;

import io.turnout.gateway.metrics.HeldWrites;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes that wait because no side of their data takes any, as while it is handed over. Who cannot wait any more, or would be
 * one too many, gets the refusal as it came. Shared by all event loops: clients are not spread evenly over them, and none is to be
 * refused on one while there is room on another.
 */
public final class Holds {
    private final Duration bound;
    private final int most;
    private final HeldWrites meters;
    private final AtomicInteger waiting = new AtomicInteger();

    public Holds(ProxyConfig config, HeldWrites meters) {
        this.bound = config.hold();
        this.most = config.held();
        this.meters = meters;
    }

    /** The longest that a write waits. */
    Duration bound() {
        return bound;
    }

    /** Whether one more may wait. Who may keeps its place until it {@link #leave leaves}. */
    boolean enter() {
        if (!takePlace()) {
            meters.refused();
            return false;
        }
        meters.held();
        return true;
    }

    /** Whether who has a place may wait once more. */
    boolean stays(long since, long now) {
        if (now - since >= bound.toNanos()) {
            meters.refused();
            return false;
        }
        return true;
    }

    private boolean takePlace() {
        return waiting.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    void leave() {
        waiting.decrementAndGet();
    }
}
