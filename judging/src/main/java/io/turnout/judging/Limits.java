package io.turnout.judging;

/**
 * What a candidate may do worse than the legacy side, and how sure one wants to be.
 *
 * @param minimum requests to the candidate before it passes
 * @param failures the share of requests that may fail, in (0, 1), whatever the legacy side does
 * @param slowdown factor by which latencies may be longer, at least 1; it counts in whole buckets, so 1.2 is 1.19
 * @param falseAlarm chance that a candidate is ever called worse that fails no more often than the legacy side, and is no slower than
 *     that, but for {@code slowdown}, however often one looks
 * @param falsePass chance that one beyond them is ever passed
 */
public record Limits(long minimum, double failures, double slowdown, double falseAlarm, double falsePass) {
    /** At most 1 % failed, or fewer than twice as many as of the legacy side; 1.2 times as slow. */
    public static final Limits DEFAULT = new Limits(500, 0.01, 1.2, 0.01, 0.05);

    public Limits {
        if (minimum < 1 || slowdown < 1 || !isShare(failures) || !isShare(falseAlarm) || !isShare(falsePass)) {
            throw new IllegalArgumentException("minimum and slowdown are at least 1, all else is in (0, 1)");
        }
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }
}
