package io.turnout.control.confidence;

import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.SideCount;

/**
 * How one side has answered.
 *
 * @param p50Millis half of the requests that did not fail took no longer, to within 9 %; null of none, and where it took longer than times are told apart
 */
public record Served(long requests, long failed, Double p50Millis, Double p95Millis, Double p99Millis) {
    public static Served of(SideCount side) {
        return new Served(side.requests(), side.failed(), millis(side, 0.5), millis(side, 0.95), millis(side, 0.99));
    }

    private static Double millis(SideCount side, double share) {
        if (side.latencies().total() == 0) {
            return null;
        }
        long nanos = Buckets.upperNanos(side.latencies().quantile(share));
        return nanos == Long.MAX_VALUE ? null : nanos / 1e6;
    }

    /** In [0, 1]; 0 of none. */
    public double share() {
        return requests == 0 ? 0 : (double) failed / requests;
    }
}
