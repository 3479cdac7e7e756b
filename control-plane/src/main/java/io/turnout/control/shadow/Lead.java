package io.turnout.control.shadow;

import io.turnout.control.database.Session;
import io.turnout.control.fence.Fence;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.State;
import java.time.Duration;

/**
 * Keeps the sequences of the side that is to take over before those of the source: the rows come by replication, what gave
 * their ids does not, and rehearsed writes are to find ids that are free.
 */
interface Lead {
    /** For a while at 1,000 ids a second. */
    int VALUES = 2_000;

    Duration TIMEOUT = Duration.ofSeconds(3);

    /** Nothing to do. */
    Lead NONE = source -> {};

    /** To be called each second or so. */
    void keep(Session source);

    /** Nobody rehearses on the source. */
    static Lead of(Dataset dataset, State state) {
        if (state == State.CUT_OVER) {
            return NONE;
        }
        Fence fence = new Fence(dataset.name(), dataset.tables());
        return source -> {
            try (Session target = dataset.target().connect(TIMEOUT)) {
                fence.leadSequences(target, fence.sequences(source), VALUES);
            }
        };
    }
}
