package io.turnout.gateway.traffic;

import java.util.List;

/** What was answered in a short time. */
record Window(long endNanos, List<Side> sides) {
    /**
     * Of one capability on one side.
     *
     * @param side {@code legacy} or {@code candidate}
     * @param failed of these answers
     * @param latencies of all of them, by {@link io.turnout.judging.count.Buckets}; without those at the end that are empty
     */
    record Side(String capability, String side, long failed, long[] latencies) {}

    /** @param millisAgo how long ago it ended */
    record Told(long millisAgo, List<Side> sides) {}

    Told told(long nowNanos) {
        return new Told((nowNanos - endNanos) / 1_000_000, sides);
    }
}
