package io.turnout.control.conduct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Reading;
import io.turnout.control.fence.Fence;
import io.turnout.control.fence.FenceRefusal;
import io.turnout.control.fence.WritersInFlight;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.ledger.Superseded;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Decision;
import io.turnout.control.procedure.Entry;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Procedure;
import io.turnout.control.procedure.Progress;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.Step;
import io.turnout.control.replication.SlotLost;
import io.turnout.control.replication.SlotWaits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Moves one dataset, decision by decision, for the leader of one epoch. Not for several threads. */
public final class Conductor implements AutoCloseable {
    private final Dataset dataset;
    private final long epoch;
    private final Ledger ledger;
    private final Recorder recorder;
    private final ObjectMapper json;
    private final Pace pace;
    private final Sides sides;
    private final Lookout lookout;
    private final CopySteps copying;
    private final HandoverSteps handover;
    private final CompareStep comparison;
    private final Reading<Journal> reading;

    private Journal journal;
    private Bound bound;
    private int tries;
    private boolean swept;
    private volatile String waitingFor;

    public Conductor(Dataset dataset, long epoch, Ledger ledger, Recorder recorder, ObjectMapper json, Pace pace) {
        this.dataset = dataset;
        this.epoch = epoch;
        this.ledger = ledger;
        this.recorder = recorder;
        this.json = json;
        this.pace = pace;
        this.sides = new Sides(dataset);
        Fence fence = new Fence(dataset.name(), dataset.tables());
        this.lookout = new Lookout(sides, fence, epoch);
        Streams streams = new Streams(dataset);
        this.copying = new CopySteps(dataset, sides, streams, fence, epoch);
        this.handover = new HandoverSteps(dataset, sides, streams, fence, epoch);
        this.comparison =
                new CompareStep(dataset, sides, streams.from(Side.SOURCE).slot(), ledger, json, pace);
        this.reading = ledger.reading(() -> ledger.journal(dataset.name()));
    }

    /** Why the running operation makes no progress at the moment, if it does not. */
    public Optional<String> waitingFor() {
        return Optional.ofNullable(waitingFor);
    }

    /**
     * Takes one decision and carries it out.
     *
     * @return how long to wait before the next
     * @throws io.turnout.control.fence.StaleEpoch if a later leader decides now
     */
    public Duration advance() {
        // the only other writer is a request, and the only request that a running operation yields to is an abort
        if (journal == null
                || journal.progress().isEmpty()
                || journal.running().operation().yieldsToAbort()) {
            load();
        }
        return switch (Procedure.decide(journal, lookout.look(journal, bound))) {
            case Decision.Rest() -> rest();
            case Decision.Wait(String cause) -> waiting(cause, Pauses.UNREACHABLE);
            case Decision.Do(Step step) -> carryOut(step);
            case Decision.Undo(String why) ->
                write(new Entry.Undoing(why), waitingFor == null ? Map.of() : Map.of("waitedFor", waitingFor));
            case Decision.Settle settle -> {
                comparison.close();
                swept = false;
                yield write(new Entry.Settled(settle.outcome()), Map.of());
            }
        };
    }

    @Override
    public void close() {
        comparison.close();
        sides.close();
    }

    private void load() {
        Journal loaded = reading.now();
        loaded.progress().ifPresent(progress -> {
            if (bound == null || bound.turn() != progress.turn()) {
                bound = Bound.of(progress.turn(), pace.preparation(), dataset.bound(), ledger);
                tries = 0;
            }
        });
        journal = loaded;
    }

    private Duration rest() {
        try {
            swept = swept || handover.sweep();
        } catch (WritersInFlight | DatabaseFailure e) {
            // the same again in a moment; nobody waits for it
            return waiting(null, Pauses.SWEEP);
        }
        return waiting(null, swept ? Pauses.IDLE : Pauses.SWEEP);
    }

    private Duration carryOut(Step step) {
        Progress progress = journal.running();
        try {
            if (!progress.begun().contains(step)) {
                write(new Entry.Begun(step), Map.of());
                bound.begun(step);
            }
            return switch (run(step, progress)) {
                case StepResult.Done(Map<String, Object> evidence) -> {
                    write(new Entry.Ended(step), evidence);
                    yield Pauses.after(step);
                }
                case StepResult.Refused(String why, Map<String, Object> evidence) ->
                    write(new Entry.Refused(step, why), evidence);
                case StepResult.NotYet(String cause) -> waiting(cause, Pauses.before(step, tries++));
            };
        } catch (SlotLost e) {
            return write(new Entry.Refused(step, e.getMessage()), Map.of());
        } catch (Superseded e) {
            journal = null;
            return Duration.ZERO;
        } catch (FenceRefusal | WritersInFlight | SlotWaits e) {
            return waiting(e.getMessage(), Pauses.before(step, tries++));
        } catch (DatabaseFailure e) {
            if (e.isConnectionLost()) {
                sides.close();
            }
            return waiting(e.getMessage(), Pauses.before(step, tries++));
        }
    }

    private StepResult run(Step step, Progress progress) {
        return switch (step) {
            case CHECK -> copying.check();
            case FENCE -> copying.fence();
            case STREAM -> copying.stream();
            case COPY -> copying.copy();
            case COMPARE -> comparison.run(progress.turn());
            case READY -> handover.ready(progress);
            case CLOSE -> handover.close(progress);
            case PASS -> handover.pass(progress);
            case OPEN -> handover.open(progress);
            case REVOKE -> handover.revoke(progress);
            case REOPEN -> handover.reopen(progress);
            case SEPARATE -> copying.separate(progress);
            case EMPTY -> copying.empty();
        };
    }

    private Duration write(Entry entry, Map<String, Object> evidence) {
        try {
            recorder.append(dataset.name(), journal.running().turn(), entry, json.writeValueAsString(evidence), epoch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence can always be written", e);
        } catch (DatabaseFailure e) {
            // whether it was written is not known; the journal says
            journal = null;
            throw e;
        }
        journal = journal.append(entry);
        tries = 0;
        return waiting(null, Duration.ZERO);
    }

    private Duration waiting(String cause, Duration pause) {
        waitingFor = cause;
        return pause;
    }
}
