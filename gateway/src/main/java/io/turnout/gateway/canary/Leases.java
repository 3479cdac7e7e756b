package io.turnout.gateway.canary;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when candidates may be read from. While there is a lease on a dataset, the candidate has all of it that had been written up to
 * {@code length} before. So whoever has waited for that long after a write finds it there, or no gateway reads there any more: whichever
 * gateway it was, without their clocks having to agree. Thread-safe.
 */
final class Leases {
    private final Duration length;
    private final Map<String, Long> ends = new ConcurrentHashMap<>();

    Leases(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    /** Whether there is one on each of them now. */
    boolean has(List<String> datasets, long nowNanos) {
        for (int i = 0; i < datasets.size(); i++) {
            Long end = ends.get(datasets.get(i));
            if (end == null || nowNanos - end >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes how far a candidate was behind.
     *
     * @param askedAt before that was found out, by {@link System#nanoTime}
     */
    void extend(String dataset, long askedAt, Duration behind) {
        long end = askedAt + length.minus(behind).toNanos();
        ends.merge(dataset, end, (known, more) -> more - known > 0 ? more : known);
    }
}
