package io.turnout.control.conduct;

import java.time.Duration;

/**
 * How hard a verification may work the databases, and how long a handover may get ready.
 *
 * @param chunk rows compared at once
 * @param rowsPerSecond not exceeded
 * @param preparation longest time from a handover's beginning until writers have to wait; after it, the handover undoes itself
 */
public record Pace(int chunk, long rowsPerSecond, Duration preparation) {
    public static final Pace DEFAULT = new Pace(10_000, 200_000, Duration.ofMinutes(2));

    public Pace {
        if (!preparation.isPositive()) {
            throw new IllegalArgumentException("turnout.control.handover.preparation has to be longer than nothing.");
        }
    }
}
