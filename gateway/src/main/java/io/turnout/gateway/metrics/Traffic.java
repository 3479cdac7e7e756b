package io.turnout.gateway.metrics;

import io.turnout.judging.count.Buckets;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Counters of one capability on one side; they only ever rise. */
public final class Traffic {
    static final int CLASSES = 6;
    private static final int FAILED = 5;

    private final LongAdder[] byClass = adders(CLASSES);
    private final LongAdder[] byLatency = adders(Buckets.COUNT);
    private final LongAdder nanos = new LongAdder();

    /**
     * Counts one answer.
     *
     * @param status its code, a 5xx if it broke off; 0 if the client went away before its end
     * @param elapsedNanos from the request's head to the answer's end
     */
    public void count(int status, long elapsedNanos) {
        byClass[status / 100 < CLASSES ? status / 100 : CLASSES - 1].increment();
        byLatency[Buckets.of(elapsedNanos)].increment();
        nanos.add(elapsedNanos);
    }

    long answers(int statusClass) {
        return byClass[statusClass].sum();
    }

    /** Answers that were a 5xx, or broke off. */
    public long failed() {
        return answers(FAILED);
    }

    /** Of all answers, by {@link Buckets}. */
    public long[] latencies() {
        long[] counts = new long[Buckets.COUNT];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = byLatency[i].sum();
        }
        return counts;
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
        return IntStream.range(0, count).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
    }
}
