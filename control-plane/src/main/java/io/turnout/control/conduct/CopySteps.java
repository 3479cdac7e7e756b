package io.turnout.control.conduct;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.fence.Fence;
import io.turnout.control.fence.FenceState;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.preflight.Preflight;
import io.turnout.control.preflight.Survey;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Progress;
import io.turnout.control.procedure.Side;
import io.turnout.control.replication.StreamStatus;
import java.util.List;
import java.util.Map;

/** The steps that let the target follow the source, and those that part them again. */
final class CopySteps {
    private static final long CLOSE_ENOUGH_BYTES = 16 * 1024 * 1024;

    private final Dataset dataset;
    private final Sides sides;
    private final Streams streams;
    private final Fence fence;
    private final long epoch;

    CopySteps(Dataset dataset, Sides sides, Streams streams, Fence fence, long epoch) {
        this.dataset = dataset;
        this.sides = sides;
        this.streams = streams;
        this.fence = fence;
        this.epoch = epoch;
    }

    StepResult check() {
        try (Session source = sides.patient(Side.SOURCE);
                Session target = sides.patient(Side.TARGET)) {
            List<Finding> findings = Preflight.start(new Survey(dataset, source, target));
            return refusal(findings);
        }
    }

    /** The target first: at no time are both open. */
    StepResult fence() {
        try (Session source = sides.patient(Side.SOURCE);
                Session target = sides.patient(Side.TARGET)) {
            FenceState there = fence.install(target, false, epoch);
            FenceState here = fence.install(source, true, epoch);
            if (there.open() || !here.open()) {
                return new StepResult.Refused(
                        "Fences of an earlier move are there: the source's is %s, the target's is %s."
                                .formatted(word(here), word(there)),
                        Map.of());
            }
            return StepResult.done();
        }
    }

    StepResult stream() {
        try (Session source = sides.patient(Side.SOURCE);
                Session target = sides.patient(Side.TARGET)) {
            if (!fence.look(target).orElseThrow().filled()) {
                // behind its fence now, so what is empty stays so
                StepResult empty = refusal(Preflight.start(new Survey(dataset, source, target)));
                if (empty instanceof StepResult.Refused) {
                    return empty;
                }
                fence.markFilled(target, true, epoch);
            }
        }
        streams.establish(Side.SOURCE, sides, true);
        return new StepResult.Done(Map.of("slot", streams.from(Side.SOURCE).slot()));
    }

    StepResult copy() {
        StreamStatus status = streams.status(Side.SOURCE, sides);
        if (status.slot() == null || status.slot().isLost()) {
            return new StepResult.Refused(
                    "The replication slot is gone or was given up by the source; changes are missing.", Map.of());
        }
        if (!status.isStreaming()) {
            long copied = status.tables().stream()
                    .filter(StreamStatus.Table::streaming)
                    .count();
            String errors = status.copyErrors() + status.applyErrors() == 0
                    ? ""
                    : " It has failed %d times; the target's log says why."
                            .formatted(status.copyErrors() + status.applyErrors());
            return new StepResult.NotYet("%d of %d tables are copied.%s"
                    .formatted(copied, status.tables().size(), errors));
        }
        return status.slot().lagBytes() > CLOSE_ENOUGH_BYTES
                ? new StepResult.NotYet(
                        "The target is %d bytes behind.".formatted(status.slot().lagBytes()))
                : new StepResult.Done(Map.of("lagBytes", status.slot().lagBytes()));
    }

    /** Looks first at who owns the rows: a journal that was lost must not part a source from a target that has them. */
    StepResult separate(Progress progress) {
        boolean targetOwns = progress.operation() == Operation.DETACH;
        try (Session target = sides.patient(Side.TARGET)) {
            boolean open = fence.look(target).map(FenceState::open).orElse(false);
            if (open != targetOwns) {
                return new StepResult.Refused(
                        "The target's fence is %s, which does not fit the journal.".formatted(open ? "open" : "closed"),
                        Map.of());
            }
        } catch (DatabaseFailure e) {
            if (e.isConnectionLost() && !targetOwns) {
                // it keeps what it has; the source is relieved of the WAL for it
                streams.relieve(Side.SOURCE, sides);
            }
            throw e;
        }
        streams.remove(sides);
        return StepResult.done();
    }

    StepResult empty() {
        try (Session target = sides.patient(Side.TARGET)) {
            boolean filled = fence.look(target).map(FenceState::filled).orElse(false);
            if (filled) {
                fence.empty(target, epoch);
            }
            return new StepResult.Done(Map.of("emptied", filled));
        }
    }

    private static StepResult refusal(List<Finding> findings) {
        List<String> reasons = findings.stream()
                .filter(Finding::blocking)
                .map(Finding::toString)
                .toList();
        return reasons.isEmpty()
                ? new StepResult.Done(Map.of("findings", findings))
                : new StepResult.Refused(String.join(" ", reasons), Map.of("findings", findings));
    }

    private static String word(FenceState state) {
        return state.open() ? "open" : "closed";
    }
}
