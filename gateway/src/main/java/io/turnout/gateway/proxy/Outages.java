package io.turnout.gateway.proxy;

import io.turnout.gateway.plan.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which upstreams cannot be reached from one event loop, and since when. Requests wait for one that restarts; for one that
 * stays away nobody waits longer than the patience in all, so that its requests are refused at once again.
 */
final class Outages {
    private final long patienceNanos;
    private final int most;
    private final Map<String, Long> since = new HashMap<>();
    private int waiting;

    /** @param most how many requests may wait at the same time */
    Outages(Duration patience, int most) {
        this.patienceNanos = patience.toNanos();
        this.most = most;
    }

    /** No connection could be made; whether to wait and try again. Who does leaves when it tries. */
    boolean await(Upstream upstream, long now) {
        long begun = since.computeIfAbsent(upstream.authority(), unknown -> now);
        if (now - begun >= patienceNanos || waiting >= most) {
            return false;
        }
        waiting++;
        return true;
    }

    void leave() {
        waiting--;
    }

    /** A connection was made. */
    void over(Upstream upstream) {
        if (!since.isEmpty()) {
            since.remove(upstream.authority());
        }
    }
}
