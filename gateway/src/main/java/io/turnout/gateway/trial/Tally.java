package io.turnout.gateway.trial;

import io.turnout.judging.count.Buckets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What one side did since it was last asked. Thread-safe: each request is in one turn, and in one only. */
final class Tally {
    private final LongAdder failed = new LongAdder();
    private final AtomicLongArray latencies = new AtomicLongArray(Buckets.COUNT);

    /**
     * As it is told.
     *
     * @param failed requests that were answered with a 5xx, or not at all
     * @param latencies of the others, by {@link Buckets}; without those at the end that are empty
     */
    record Counts(long failed, long[] latencies) {
        boolean isEmpty() {
            return failed == 0 && latencies.length == 0;
        }
    }

    /** @param status 0 if the client went away, as it may have done because it took long: then it took at least that long */
    void count(int status, long elapsedNanos) {
        if (status >= 500) {
            failed.increment();
        } else {
            latencies.incrementAndGet(Buckets.of(elapsedNanos));
        }
    }

    Counts turn() {
        long[] counts = new long[Buckets.COUNT];
        int length = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = latencies.get(i) == 0 ? 0 : latencies.getAndSet(i, 0);
            length = counts[i] == 0 ? length : i + 1;
        }
        return new Counts(failed.sumThenReset(), Arrays.copyOf(counts, length));
    }
}
