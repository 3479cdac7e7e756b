package io.turnout.control.conduct;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.fence.Fence;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Observation;
import io.turnout.control.procedure.Procedure;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.Sighting;
import java.util.Set;

/** Looks at the sides that a decision depends on; each look shuts out the leaders before this one. */
final class Lookout {
    private final Sides sides;
    private final Fence fence;
    private final long epoch;

    Lookout(Sides sides, Fence fence, long epoch) {
        this.sides = sides;
        this.fence = fence;
        this.epoch = epoch;
    }

    /** @param bound of the running operation; null if none runs */
    Observation look(Journal journal, Bound bound) {
        Set<Side> asked = Procedure.asks(journal);
        boolean overdue = journal.progress().isPresent() && bound.isOver();
        return new Observation(
                asked.contains(Side.SOURCE) ? look(Side.SOURCE) : new Sighting.Unasked(),
                asked.contains(Side.TARGET) ? look(Side.TARGET) : new Sighting.Unasked(),
                overdue);
    }

    private Sighting look(Side side) {
        try {
            return fence.claim(sides.quick(side), epoch)
                    .<Sighting>map(found -> new Sighting.Fenced(found.open(), found.turn()))
                    .orElseGet(Sighting.Unfenced::new);
        } catch (DatabaseFailure e) {
            sides.drop(side);
            return new Sighting.Unreachable(e.getMessage());
        }
    }
}
