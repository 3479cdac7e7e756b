package io.turnout.benchmarks.datasets;

import java.time.Duration;
import java.time.Instant;

/**
 * A cutover or rollback.
 *
 * @param closed when one side's fence closed, by its database
 * @param opened when the other side's fence opened, by its database
 * @param done what the journal says of it
 */
record Handover(Instant closed, Instant opened, Done done) {
    /** Before and after it, so that no write that it held up is overlooked. */
    private static final Duration MARGIN = Duration.ofMillis(100);

    /** While no side took writes. */
    double closedMillis() {
        return millis(closed, opened);
    }

    /** The longest that a write took which was due around it. */
    double pauseMillis(Writes writes) {
        return around(writes).millis().max();
    }

    Writes around(Writes writes) {
        return writes.between(
                done.begun("CLOSE").minus(MARGIN), done.ended("OPEN").plus(MARGIN));
    }

    /** From the closing's begin in the journal: until the token is sent, is there, may be used, is used. */
    double[] stretches() {
        Instant begun = done.begun("CLOSE");
        return new double[] {
            millis(begun, closed),
            millis(begun, done.ended("CLOSE")),
            millis(begun, done.ended("PASS")),
            millis(begun, done.begun("OPEN")),
            millis(begun, opened)
        };
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }
}
