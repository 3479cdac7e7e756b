package io.turnout.control.procedure;

import static io.turnout.control.procedure.State.COPYING;
import static io.turnout.control.procedure.State.CUT_OVER;
import static io.turnout.control.procedure.State.IN_SYNC;
import static io.turnout.control.procedure.State.LEGACY;
import static io.turnout.control.procedure.State.VERIFIED;

import java.util.List;
import java.util.Set;

/** What an operator can ask for. */
public enum Operation {
    START(Set.of(LEGACY), Step.CHECK, Step.FENCE, Step.STREAM, Step.COPY),
    VERIFY(Set.of(IN_SYNC, VERIFIED), Step.COMPARE),
    CUTOVER(Set.of(VERIFIED), Step.READY, Step.CLOSE, Step.PASS, Step.OPEN),
    ROLLBACK(Set.of(CUT_OVER), Step.READY, Step.CLOSE, Step.PASS, Step.OPEN),
    DETACH(Set.of(CUT_OVER), Step.SEPARATE),
    ABORT(Set.of(LEGACY, COPYING, IN_SYNC, VERIFIED), Step.SEPARATE, Step.EMPTY);

    private final Set<State> states;
    private final List<Step> steps;

    Operation(Set<State> states, Step... steps) {
        this.states = states;
        this.steps = List.of(steps);
    }

    /** The states it may be asked for in. */
    public Set<State> states() {
        return states;
    }

    /** In their order, when all goes well. */
    public List<Step> steps() {
        return steps;
    }

    /** Whether it moves the writes from one side to the other. */
    public boolean isHandover() {
        return this == CUTOVER || this == ROLLBACK;
    }

    /** Whether an abort may be asked for while it runs, and takes its place. */
    public boolean yieldsToAbort() {
        return this == START || this == VERIFY;
    }

    /** Of a handover: the side that closes. */
    public Side from() {
        return this == ROLLBACK ? Side.TARGET : Side.SOURCE;
    }

    /** Of a handover: the side that opens. */
    public Side to() {
        return from().other();
    }
}
