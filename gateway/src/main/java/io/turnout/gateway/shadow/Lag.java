package io.turnout.gateway.shadow;

import java.util.List;

/** Knows whether one side had applied what was written on the other. */
interface Lag {
    /** How a replica was when it was asked for, and is now. */
    enum Known {
        /** It had applied everything: what differs is no lag. */
        NONE,
        /** It had not, and has now. */
        CAUGHT_UP,
        /** It still has not, or nobody can say. */
        UNKNOWN
    }

    /** Waits, within bounds, until what had been written to these datasets when it was called is on the other side. */
    Known await(List<String> datasets) throws InterruptedException;
}
