package io.turnout.notes.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts: they double up to a bound, and each is drawn at random from nothing to that (full jitter). */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 30;

    /** @param failures in a row, from 1 */
    Duration pause(int failures) {
        return Duration.ofNanos(random.nextLong(bound(failures).toNanos() + 1));
    }

    Duration bound(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
