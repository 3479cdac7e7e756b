package io.turnout.control.traffic;

import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;
import java.util.OptionalDouble;

/**
 * How many answers there were, and how they were.
 *
 * @param failed a 5xx, or broken off; told apart from the latencies, and so for a moment before them, or after
 * @param latencies of all of them
 */
public record Answers(long failed, Latencies latencies) {
    public static final Answers NONE = new Answers(0, Latencies.NONE);

    /** Among fewer, the slowest of a hundred is a matter of luck. */
    private static final int ENOUGH = 100;

    private static final double SLOWEST = 0.99;
    private static final double NANOS = 1e6;

    public Answers plus(Answers more) {
        return new Answers(failed + more.failed, latencies.plus(more.latencies));
    }

    public long total() {
        return latencies.total();
    }

    /** What 99 % took at most, in milliseconds, to the width of a bucket; empty among fewer than {@value #ENOUGH}. */
    public OptionalDouble p99Millis() {
        return total() < ENOUGH
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Buckets.upperNanos(Math.min(latencies.quantile(SLOWEST), Buckets.COUNT - 2)) / NANOS);
    }
}
