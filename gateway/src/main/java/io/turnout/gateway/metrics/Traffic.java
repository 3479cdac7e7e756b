package io.turnout.gateway.metrics;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one capability on one side. Latencies fall into buckets that double from 128 µs to 67 s, so that a bucket
 * is found by counting leading zeros.
 */
public final class Traffic {
    static final int CLASSES = 6;
    static final int BUCKETS = 20;
    private static final int FIRST_BUCKET_BITS = 17;

    private final LongAdder[] byClass = adders(CLASSES);
    private final LongAdder[] byLatency = adders(BUCKETS);
    private final LongAdder nanos = new LongAdder();

    /**
     * Counts one answer.
     *
     * @param status its code; 0 if the client went away before there was one
     * @param elapsedNanos from the request's head to the answer's end
     */
    public void count(int status, long elapsedNanos) {
        byClass[status / 100 < CLASSES ? status / 100 : CLASSES - 1].increment();
        byLatency[bucket(elapsedNanos)].increment();
        nanos.add(elapsedNanos);
    }

    static int bucket(long elapsedNanos) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(0, elapsedNanos));
        return Math.clamp(bits - FIRST_BUCKET_BITS, 0, BUCKETS - 1);
    }

    /** Upper bound of a bucket in seconds; the last one has none. */
    static double upperSeconds(int bucket) {
        return bucket == BUCKETS - 1 ? Double.POSITIVE_INFINITY : (1L << FIRST_BUCKET_BITS + bucket) / 1e9;
    }

    long answers(int statusClass) {
        return byClass[statusClass].sum();
    }

    /** How many took at most a bucket's upper bound. */
    long within(int bucket) {
        long sum = 0;
        for (int i = 0; i <= bucket; i++) {
            sum += byLatency[i].sum();
        }
        return sum;
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }
}
