package io.turnout.gateway.shadow;

import java.time.Duration;
import java.util.List;

/** Knows whether one side had applied what was written on the other. */
interface Lag {
    /** How a replica was, and is now. */
    enum Known {
        /** Nothing had been written that it had not applied: what differs is no lag. */
        NONE,
        /** It may not have applied everything then; now it has. */
        CAUGHT_UP,
        /** It still has not, or nobody can say. */
        UNKNOWN
    }

    /**
     * Waits, within bounds, until what is written to these datasets is on the other side.
     *
     * @param ago since when it is to be known whether there was anything to wait for
     */
    Known await(List<String> datasets, Duration ago) throws InterruptedException;
}
