package io.turnout.gateway.shadow;

import java.time.Duration;
import java.util.List;

/** Knows whether one side has applied what was written on the other. */
interface Lag {
    /**
     * What is known.
     *
     * @param caughtUp whether one side has all that had been written on the other when it was asked; false also if nobody can say
     * @param quiet for how long until the answer it had had everything, and nothing was written
     */
    record Known(boolean caughtUp, Duration quiet) {
        static final Known NOTHING = new Known(false, Duration.ZERO);

        /**
         * Whether there was nothing to wait for at some time. The answer has been on its way for a while, during which
         * anything may have happened: so that is not counted in.
         */
        boolean wasQuietAt(long nanos) {
            return quiet.toNanos() >= System.nanoTime() - nanos;
        }
    }

    /** Waits, within bounds, until what is written to these datasets when it is asked is on the other side. */
    Known await(List<String> datasets) throws InterruptedException;
}
