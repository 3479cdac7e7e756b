package io.turnout.control.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Leaders that decide, write the journal and act, and are killed or overtaken in between. */
final class ModelledControl {
    /** What a leader that was overtaken had under way; it may still arrive, at any time. */
    private record UnderWay(Step step, Operation operation, long turn, long epoch) {}

    final ModelledSides sides = new ModelledSides(Side.SOURCE);
    final List<Entry> journal = new ArrayList<>();
    private final List<UnderWay> underWay = new ArrayList<>();
    private final RandomGenerator random;
    private long epoch = 1;
    private long turn;

    ModelledControl(RandomGenerator random, State initial) {
        this.random = random;
        request(Operation.START);
        List.of(Step.STREAM, Step.COPY).forEach(step -> journal.add(new Entry.Ended(step)));
        journal.add(new Entry.Settled(Outcome.DONE));
        request(Operation.VERIFY);
        journal.add(new Entry.Ended(Step.COMPARE));
        journal.add(new Entry.Settled(Outcome.DONE));
        if (initial == State.CUT_OVER) {
            request(Operation.CUTOVER);
            settleUndisturbed();
        }
    }

    Journal state() {
        return Journal.of(journal);
    }

    void request(Operation operation) {
        journal.add(new Entry.Requested(operation, ++turn));
    }

    /** One decision, carried out with whatever goes wrong. */
    void stepDisturbed() {
        for (Side side : Side.values()) {
            sides.reach(side, random.nextInt(4) > 0);
        }
        arriveLate();
        Decision decision = Procedure.decide(state(), look(random.nextInt(6) == 0));
        if (!(decision instanceof Decision.Do(Step step))) {
            write(decision);
            return;
        }
        Progress progress = state().running();
        journal.add(new Entry.Begun(step));
        switch (random.nextInt(4)) {
            case 0 -> {
                // killed, or stopped with the statement under way, which arrives some day
                underWay.add(new UnderWay(step, progress.operation(), progress.turn(), epoch));
                epoch++;
            }
            case 1 -> {
                // killed before it could write down that it had happened
                sides.execute(step, progress.operation(), progress.turn(), epoch, false);
                epoch++;
            }
            default -> act(step, progress);
        }
    }

    /** Decides until nothing runs; everything answers, nobody is killed. Returns the number of decisions. */
    int settleUndisturbed() {
        for (Side side : Side.values()) {
            sides.reach(side, true);
        }
        int decisions = 0;
        while (state().running() != null) {
            Decision decision = Procedure.decide(state(), look(decisions > 20));
            if (decision instanceof Decision.Do(Step step)) {
                journal.add(new Entry.Begun(step));
                act(step, state().running());
            } else {
                write(decision);
            }
            if (++decisions > 100) {
                throw new AssertionError("It does not end: " + journal);
            }
        }
        return decisions;
    }

    void arriveLate() {
        underWay.removeIf(late -> {
            boolean arrives = random.nextBoolean();
            if (arrives) {
                sides.execute(late.step(), late.operation(), late.turn(), late.epoch(), true);
            }
            return arrives;
        });
    }

    private void act(Step step, Progress progress) {
        if (sides.execute(step, progress.operation(), progress.turn(), epoch, false)) {
            journal.add(new Entry.Ended(step));
        }
    }

    private Observation look(boolean overdue) {
        return new Observation(look(Side.SOURCE), look(Side.TARGET), overdue);
    }

    private Sighting look(Side side) {
        return Procedure.asks(state()).contains(side) ? sides.look(side, epoch) : new Sighting.Unasked();
    }

    private void write(Decision decision) {
        switch (decision) {
            case Decision.Undo(String why) -> journal.add(new Entry.Undoing(why));
            case Decision.Settle(Outcome outcome) -> journal.add(new Entry.Settled(outcome));
            case Decision.Do ignored -> throw new AssertionError("carried out elsewhere");
            case Decision.Wait ignored -> {}
            case Decision.Rest ignored -> {}
        }
    }
}
