package io.turnout.judging.count;

/**
 * What one side did.
 *
 * @param failed requests that were answered with a 5xx, or not at all
 * @param latencies of those that were not
 */
public record SideCount(long failed, Latencies latencies) {
    public static final SideCount NOTHING = new SideCount(0, Latencies.NONE);

    public SideCount {
        if (failed < 0) {
            throw new IllegalArgumentException("less than nothing cannot fail");
        }
    }

    public long requests() {
        return failed + latencies.total();
    }

    public SideCount plus(SideCount other) {
        return new SideCount(failed + other.failed, latencies.plus(other.latencies));
    }
}
