package io.turnout.benchmarks.datasets;

import java.time.Duration;
import java.time.Instant;

/**
 * The table copied both ways, and a stretch in which nothing was.
 *
 * @param calm when the stretch in which nothing was copied began
 * @param calmEnd when it ended
 * @param rows of the table when the start was asked for
 * @param start the operation that copied it by replication
 * @param plain the copy beside
 */
record CopyRound(Instant calm, Instant calmEnd, long rows, Done start, PlainCopy.Copied plain) {
    /** From asking until the target follows closely. */
    double perSecond() {
        return rows * 1e9 / start.time().toNanos();
    }

    double ratio() {
        return perSecond() / plain.perSecond();
    }

    double calmP99(Writes writes) {
        return writes.between(calm, calmEnd).millis().at(0.99);
    }

    double copyingP99(Writes writes) {
        return copying(writes).millis().at(0.99);
    }

    double plainP99(Writes writes) {
        return writes.between(plain.begun(), plain.ended()).millis().at(0.99);
    }

    /** Writes that were due while it was copied by replication. */
    Writes copying(Writes writes) {
        return writes.between(start.requested(), start.settled());
    }

    Duration calmTime() {
        return Duration.between(calm, calmEnd);
    }
}
