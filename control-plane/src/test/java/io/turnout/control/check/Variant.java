package io.turnout.control.check;

import io.turnout.control.conduct.Recorder;
import io.turnout.control.testbed.Move;

/** How the system under check differs from the real one. */
interface Variant {
    /** Before anything moves, when the fences are up. */
    default void breakDatabases(Move move) {}

    default Recorder breakSteps(Recorder recorder, Move move) {
        return recorder;
    }

    /** The real one. */
    Variant NONE = new Variant() {};
}
