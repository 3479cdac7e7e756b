package io.turnout.control.conduct;

import io.turnout.control.ledger.Ledger;
import io.turnout.control.procedure.Step;
import java.time.Duration;

/** How long a handover may still take. The time of earlier leaders counts, by the control database's clock. */
final class Bound {
    private final long turn;
    private final Duration preparation;
    private final Duration limit;
    private Long prepareBy;
    private Long finishBy;

    private Bound(long turn, Duration preparation, Duration limit) {
        this.turn = turn;
        this.preparation = preparation;
        this.limit = limit;
    }

    /**
     * @param preparation until writers have to wait
     * @param limit from then on
     */
    static Bound of(long turn, Duration preparation, Duration limit, Ledger ledger) {
        Bound bound = new Bound(turn, preparation, limit);
        ledger.since(turn, Step.READY.name()).ifPresent(spent -> bound.prepareBy = in(preparation.minus(spent)));
        ledger.since(turn, Step.CLOSE.name()).ifPresent(spent -> bound.finishBy = in(limit.minus(spent)));
        return bound;
    }

    long turn() {
        return turn;
    }

    void begun(Step step) {
        if (step == Step.READY) {
            prepareBy = in(preparation);
        } else if (step == Step.CLOSE) {
            finishBy = in(limit);
        }
    }

    boolean isOver() {
        Long end = finishBy == null ? prepareBy : finishBy;
        return end != null && System.nanoTime() - end > 0;
    }

    private static long in(Duration left) {
        return System.nanoTime() + left.toNanos();
    }
}
