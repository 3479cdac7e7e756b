package io.turnout.judging;

/**
 * What a candidate may do worse than the legacy side, and how sure one wants to be.
 *
 * @param minimum requests to the candidate before it passes
 * @param failures the share of requests that may fail, in (0, 1), whatever the legacy side does
 * @param slowdown factor by which latencies may be longer, at least 1; it counts in whole buckets, so 1.2 is 1.19
 * @param tail the share of requests, in [0.5, 0.99], of which it is to be shown that they are as fast; that of the slowest few takes
 *     long to be known. 0, as of what was kept before there was one, is 0.99
 * @param falseAlarm chance that a candidate is ever called worse that fails no more often than the legacy side, and is no slower than
 *     that, but for {@code slowdown}, however often one looks
 * @param falsePass chance that one beyond them is ever passed
 */
public record Limits(long minimum, double failures, double slowdown, double tail, double falseAlarm, double falsePass) {
    private static final double ALMOST_ALL = 0.99;

    /** At most 1 % failed, or fewer than twice as many as of the legacy side; 1.2 times as slow. */
    public static final Limits DEFAULT = new Limits(500, 0.01, 1.2, ALMOST_ALL, 0.01, 0.05);

    public Limits {
        tail = tail == 0 ? ALMOST_ALL : tail;
        if (!(tail >= 0.5 && tail <= ALMOST_ALL)) {
            throw new IllegalArgumentException("the tail is in [0.5, 0.99]");
        }
        if (minimum < 1 || slowdown < 1 || !isShare(failures) || !isShare(falseAlarm) || !isShare(falsePass)) {
            throw new IllegalArgumentException("minimum and slowdown are at least 1, all else is in (0, 1)");
        }
    }

    private static boolean isShare(double value) {
        return value > 0 && value < 1;
    }
}
