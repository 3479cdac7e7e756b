package io.turnout.control.conduct;

import io.turnout.control.ledger.Ledger;
import io.turnout.control.procedure.Step;
import java.time.Duration;

/** How long a handover may still take. The time of earlier leaders counts, by the control database's clock. */
final class Bound {
    /** Until writers have to wait, there is time. */
    private static final Duration PREPARATION = Duration.ofMinutes(2);

    private final long turn;
    private final Duration limit;
    private Long prepareBy;
    private Long finishBy;

    private Bound(long turn, Duration limit) {
        this.turn = turn;
        this.limit = limit;
    }

    static Bound of(long turn, Duration limit, Ledger ledger) {
        Bound bound = new Bound(turn, limit);
        ledger.since(turn, Step.READY.name()).ifPresent(spent -> bound.prepareBy = in(PREPARATION.minus(spent)));
        ledger.since(turn, Step.CLOSE.name()).ifPresent(spent -> bound.finishBy = in(limit.minus(spent)));
        return bound;
    }

    long turn() {
        return turn;
    }

    void begun(Step step) {
        if (step == Step.READY) {
            prepareBy = in(PREPARATION);
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
