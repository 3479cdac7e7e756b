package io.turnout.gateway.canary;

/**
 * How large a share is, and was before. Gateways learn of a change one after the other. Until all of them have, the smaller one counts for
 * reading from a candidate, and the larger one for waiting after a write: then it does not matter through which of them a subject
 * writes and reads.
 *
 * @param percent of the subjects, in [0, 100]
 * @param before the same
 * @param settledNanos when all gateways know, by {@link System#nanoTime}
 */
record Degree(double percent, double before, long settledNanos) {
    double reading(long nowNanos) {
        return isSettled(nowNanos) ? percent : Math.min(percent, before);
    }

    double waiting(long nowNanos) {
        return isSettled(nowNanos) ? percent : Math.max(percent, before);
    }

    private boolean isSettled(long nowNanos) {
        return nowNanos - settledNanos >= 0;
    }
}
