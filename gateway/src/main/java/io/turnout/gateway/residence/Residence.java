package io.turnout.gateway.residence;

import io.turnout.gateway.plan.Stage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * On which side one dataset is written, as far as this gateway has seen. It may be late, never early: a side that is open
 * says so itself. Shared by all event loops, and kept when the plan changes.
 */
public final class Residence {
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Stage.LEGACY, -1));

    /** @param turn of the handover that is known to have brought it there; negative until something was seen */
    private record Known(Stage side, long turn) {
        /** A side that is open is where it is written. Of two closed ones, the one that closed last was written last. */
        Known after(Stage seen, FenceLook look) {
            boolean news = look.open() ? look.turn() >= turn : look.turn() > turn;
            return news ? new Known(seen, look.turn()) : this;
        }
    }

    /** The side that is written, or was written last. */
    public Stage side() {
        return known.get().side;
    }

    /** Takes what was seen of one side, in whatever order it comes. */
    void learn(Stage side, FenceLook look) {
        Known before = known.get();
        if (!before.after(side, look).equals(before)) {
            known.updateAndGet(now -> now.after(side, look));
        }
    }

    /**
     * Takes that one side was seen open after the other had been seen closed, in one request. That holds whatever the
     * turns say: they begin anew in new databases.
     */
    void moved(Stage side, long turn) {
        known.set(new Known(side, turn));
    }
}
