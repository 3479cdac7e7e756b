package io.turnout.gateway.proxy;

import io.turnout.gateway.plan.Upstream;
import io.turnout.platform.Deadline;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** When an exchange tries again, and how often. What begins another attempt says so; else it is the caller's to give up. */
final class Attempts {
    private static final int RETRY_MILLIS = 50;
    private static final int HOLD_MILLIS = 10;
    private static final int MOST_AFTER_BREAKS = 3;

    private final Exchange exchange;
    private final UpstreamClient client;
    private final Upstream upstream;
    private final Deadline until;
    private int afterBreaks;
    private long refusedSince;
    private boolean isHeld;

    Attempts(Exchange exchange, UpstreamClient client, Upstream upstream, Deadline until) {
        this.exchange = exchange;
        this.client = client;
        this.upstream = upstream;
        this.until = until;
    }

    /** After a connection broke: at once, and then, since a server that goes breaks others as well, a few times later. */
    boolean afterBreak() {
        afterBreaks++;
        if (afterBreaks == 1) {
            exchange.connect();
            return true;
        }
        return afterBreaks <= MOST_AFTER_BREAKS && afterOutage();
    }

    /** When its upstream may be back, if it is worth it to wait. */
    boolean afterOutage() {
        return exchange.waitsForOutages()
                && later(
                        RETRY_MILLIS,
                        () -> client.outages().await(upstream, System.nanoTime()),
                        () -> client.outages().leave());
    }

    /** When a fence may be open, if it has not waited for that too long. */
    boolean afterFence() {
        long now = System.nanoTime();
        if (!isHeld) {
            refusedSince = now;
        }
        return later(
                HOLD_MILLIS,
                () -> isHeld
                        ? client.holds().stays(refusedSince, now)
                        : (isHeld = client.holds().enter()),
                () -> {});
    }

    /** There will be no more: it has what it waited for, or gives up. */
    void end() {
        if (isHeld) {
            isHeld = false;
            client.holds().leave();
        }
    }

    /**
     * After a pause, if there is time for one and a place to wait in.
     *
     * @param millis shortest pause; the longest is twice that
     * @param leave gives the place up again
     */
    private boolean later(int millis, BooleanSupplier enter, Runnable leave) {
        long pause = millis + ThreadLocalRandom.current().nextInt(millis);
        long left = until.atNanos() - System.nanoTime();
        if (left < pause * 1_000_000 || !enter.getAsBoolean()) {
            return false;
        }
        exchange.pauses(left);
        client.later(pause, () -> {
            leave.run();
            if (!exchange.isOver()) {
                exchange.connect();
            }
        });
        return true;
    }
}
