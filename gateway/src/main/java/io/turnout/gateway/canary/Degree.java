package io.turnout.gateway.canary;

/**
 * How large a share is, and was before. Gateways learn of a change one after the other. Until all of them have, the smallest that any of them
 * may go by counts for reading from a candidate, and the largest for waiting after a write: then it does not matter through which of
 * them a subject writes and reads.
 *
 * @param percent of the subjects, in [0, 100]
 * @param least of those that other gateways may still go by
 * @param most the same
 * @param settledNanos when all gateways know, by {@link System#nanoTime}
 */
record Degree(double percent, double least, double most, long settledNanos) {
    static final Degree NONE = new Degree(0, 0, 0, Long.MIN_VALUE);

    static Degree known(double percent, long nowNanos) {
        return new Degree(percent, percent, percent, nowNanos);
    }

    Degree become(double now, long nowNanos, long settledNanos) {
        return now == percent
                ? this
                : new Degree(now, Math.min(reading(nowNanos), now), Math.max(waiting(nowNanos), now), settledNanos);
    }

    double reading(long nowNanos) {
        return isSettled(nowNanos) ? percent : least;
    }

    double waiting(long nowNanos) {
        return isSettled(nowNanos) ? percent : most;
    }

    private boolean isSettled(long nowNanos) {
        return this == NONE || nowNanos - settledNanos >= 0;
    }
}
