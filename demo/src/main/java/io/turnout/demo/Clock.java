package io.turnout.demo;

import java.time.Duration;
import java.time.Instant;

/** Time since the demonstration began; the control plane, on the same machine, has the same time of day. */
final class Clock {
    private final long start = System.nanoTime();
    private final Instant begun = Instant.now();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    long millis() {
        return elapsed().toMillis();
    }

    Instant begun() {
        return begun;
    }

    long at(Instant moment) {
        return Duration.between(begun, moment).toMillis();
    }
}
