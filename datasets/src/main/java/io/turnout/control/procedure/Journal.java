package io.turnout.control.procedure;

import java.util.List;
import java.util.Optional;

/**
 * What a dataset's journal amounts to.
 *
 * @param running progress of the operation that has not settled; null if there is none
 */
public record Journal(State state, Progress running) {
    public static final Journal EMPTY = new Journal(State.LEGACY, null);

    public static Journal of(List<Entry> entries) {
        Journal journal = EMPTY;
        for (Entry entry : entries) {
            journal = journal.append(entry);
        }
        return journal;
    }

    public Optional<Progress> progress() {
        return Optional.ofNullable(running);
    }

    /** Whether the operation may be requested now. */
    public boolean allows(Operation operation) {
        boolean free = running == null
                || operation == Operation.ABORT && running.operation().yieldsToAbort() && !running.undoing();
        return free && operation.states().contains(state);
    }

    public Journal append(Entry entry) {
        return switch (entry) {
            case Entry.Requested requested -> new Journal(state, Progress.of(requested.operation(), requested.turn()));
            case Entry.Begun begun -> new Journal(state, running.begin(begun.step()));
            case Entry.Ended ended -> new Journal(after(ended.step()), running.end(ended.step()));
            case Entry.Refused refused -> new Journal(afterRefusal(), running.refuse(refused.why()));
            case Entry.Undoing undoing -> new Journal(state, running.undo());
            case Entry.Settled settled -> new Journal(state, null);
        };
    }

    /** What was the same once and differs now is not verified. */
    private State afterRefusal() {
        return running.operation() == Operation.VERIFY ? State.IN_SYNC : state;
    }

    private State after(Step step) {
        return switch (step) {
            case STREAM -> State.COPYING;
            case COPY -> State.IN_SYNC;
            case COMPARE -> State.VERIFIED;
            case OPEN -> running.operation() == Operation.CUTOVER ? State.CUT_OVER : State.IN_SYNC;
            case SEPARATE -> running.operation() == Operation.DETACH ? State.DETACHED : state;
            case EMPTY -> State.LEGACY;
            case CHECK, FENCE, READY, CLOSE, PASS, REVOKE, REOPEN -> state;
        };
    }
}
