package io.turnout.control.shadow;

import java.time.Duration;

/**
 * What is known of a side that follows another.
 *
 * @param caughtUp whether it has all that had been written when it was asked for; false also if nobody can say
 * @param quiet for how long until now it has had everything and nothing was written; a span of time and no point in it, since
 *     clocks of different machines differ
 */
public record Lag(boolean caughtUp, Duration quiet) {
    static final Lag UNKNOWN = new Lag(false, Duration.ZERO);

    /** Of two sides at once. */
    public Lag and(Lag other) {
        return new Lag(caughtUp && other.caughtUp, quiet.compareTo(other.quiet) < 0 ? quiet : other.quiet);
    }
}
