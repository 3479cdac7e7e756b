package io.turnout.control.procedure;

import io.turnout.control.procedure.Decision.Do;
import io.turnout.control.procedure.Decision.Rest;
import io.turnout.control.procedure.Decision.Settle;
import io.turnout.control.procedure.Decision.Undo;
import io.turnout.control.procedure.Decision.Wait;
import io.turnout.control.procedure.Sighting.Unreachable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Decides, from what the journal says and what is seen, what is done next: the same after a crash as without one. */
public final class Procedure {
    private static final List<Step> UNDOES_START = List.of(Step.SEPARATE, Step.EMPTY);

    private Procedure() {}

    public static Decision decide(Journal journal, Observation seen) {
        Progress progress = journal.running();
        if (progress == null) {
            return new Rest();
        }
        if (progress.undoing()) {
            return progress.operation().isHandover() ? undoHandover(progress, seen) : undoStart(progress);
        }
        return forward(progress, seen);
    }

    /**
     * The sides that must be looked at before {@link #decide}. Going forward there are none: each step finds by itself
     * whether it fits. A side that hangs must not keep the other one from being opened again.
     */
    public static Set<Side> asks(Journal journal) {
        Progress progress = journal.running();
        boolean undoes = progress != null
                && progress.undoing()
                && progress.operation().isHandover()
                && progress.hasBegun(Step.CLOSE)
                && !progress.hasEnded(Step.OPEN)
                && !progress.hasEnded(Step.REOPEN);
        if (!undoes) {
            return Set.of();
        }
        return mayHaveOpened(progress)
                ? EnumSet.allOf(Side.class)
                : EnumSet.of(progress.operation().from());
    }

    private static Decision forward(Progress progress, Observation seen) {
        Operation operation = progress.operation();
        if (progress.refusal() != null) {
            return operation.isHandover() || operation == Operation.START
                    ? new Undo(progress.refusal())
                    : new Settle(Outcome.FAILED);
        }
        Step next = firstNotEnded(operation.steps(), progress);
        if (next == null) {
            return new Settle(Outcome.DONE);
        }
        if (operation.isHandover() && seen.overdue()) {
            return new Undo("It could not be finished within its bound.");
        }
        return new Do(next);
    }

    /** Before the stream was begun, nothing was changed that an abort would take back. */
    private static Decision undoStart(Progress progress) {
        if (!progress.hasBegun(Step.STREAM)) {
            return new Settle(Outcome.UNDONE);
        }
        Step next = firstNotEnded(UNDOES_START, progress);
        return next == null ? new Settle(Outcome.UNDONE) : new Do(next);
    }

    /**
     * While nobody has begun to open the other side, nobody will: then it need not be asked. Otherwise it must be asked,
     * and if it did open, the handover has happened.
     */
    private static Decision undoHandover(Progress progress, Observation seen) {
        if (progress.hasEnded(Step.OPEN)) {
            return new Settle(Outcome.DONE);
        }
        if (!progress.hasBegun(Step.CLOSE) || progress.hasEnded(Step.REOPEN)) {
            return new Settle(Outcome.UNDONE);
        }
        Sighting from = seen.of(progress.operation().from());
        Sighting to = seen.of(progress.operation().to());
        if (mayHaveOpened(progress)) {
            if (to instanceof Unreachable(String cause)) {
                return new Wait("Whether the other side has opened must be known first: " + cause);
            }
            return new Do(to.isOpenIn(progress.turn()) ? Step.OPEN : Step.REVOKE);
        }
        return from instanceof Unreachable(String cause)
                ? new Wait("The side that closed must be reached to open it again: " + cause)
                : new Do(Step.REOPEN);
    }

    private static boolean mayHaveOpened(Progress progress) {
        return progress.hasBegun(Step.OPEN) && !progress.hasEnded(Step.REVOKE);
    }

    private static Step firstNotEnded(List<Step> steps, Progress progress) {
        return steps.stream()
                .filter(step -> !progress.hasEnded(step))
                .findFirst()
                .orElse(null);
    }
}
