package io.turnout.checker;

import io.turnout.checker.history.FenceSample;
import io.turnout.checker.history.History;
import io.turnout.checker.history.Unsettled;
import io.turnout.checker.load.Load;
import io.turnout.checker.load.Recorder;
import io.turnout.checker.nemesis.Fault;
import io.turnout.checker.nemesis.Nemesis;
import io.turnout.checker.operator.Operator;
import io.turnout.checker.site.Comparison;
import io.turnout.checker.site.FenceWatch;
import io.turnout.checker.site.Side;
import io.turnout.checker.site.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Clients write and read and an operator moves the data while something breaks; when all is quiet, what there is is held
 * against what they were told.
 */
final class Round {
    private static final int FAULTS = 3;
    private static final Duration CALM = Duration.ofSeconds(1);
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(45);
    /** How long a fault waits for a handover that it could strike. */
    private static final Duration FOR_A_HANDOVER = Duration.ofSeconds(2);

    private final Site site;
    private final int number;
    private final Sabotage sabotage;
    private final SplittableRandom random;

    /**
     * What a round has left.
     *
     * @param faults those that struck
     * @param operations how many ended how, such as {@code CUTOVER DONE}
     * @param looks how often the fences were looked at
     * @param rehearsed writes whose rehearsal was compared, in this round and those before
     */
    record Outcome(History history, List<Fault> faults, Map<String, Integer> operations, long looks, long rehearsed) {}

    Round(Site site, int number, long seed, Sabotage sabotage) {
        this.site = site;
        this.number = number;
        this.sabotage = sabotage;
        this.random = new SplittableRandom(seed);
    }

    Outcome run() throws InterruptedException, IOException, SQLException {
        String prefix = "r" + number + "." + Long.toHexString(random.nextLong()) + ".";
        Side monorail = site.database("monorail");
        Recorder recorder = new Recorder();
        List<Fault> faults = new ArrayList<>();
        List<Unsettled> unsettled;
        FenceWatch notes = FenceWatch.over("notes", monorail, site.database("notes"));
        FenceWatch talks = FenceWatch.over("talks", monorail, site.database("talks"));
        try (notes;
                talks;
                Operator operator = new Operator(site, prefix, random.split())) {
            Load.Doors doors = new Load.Doors(
                    site.gateways(),
                    Optional.of(new Load.Beside(monorail.name(), site.address("monorail"))),
                    subject -> site.token(subject, "attendee", "editor"));
            try (Load load = Load.start(doors, prefix, random.nextLong(), recorder, Load.BUSY)) {
                Thread.sleep(CALM);
                if (sabotage == Sabotage.NONE) {
                    operator.rehearse();
                    operator.start();
                    strike(operator, faults);
                    site.awaitReady();
                    Thread.sleep(CALM);
                    operator.stop();
                } else {
                    sabotage.commit(site, operator);
                }
                unsettled = operator.settle();
                Thread.sleep(CALM);
                load.stop();
            }
            Duration patience = sabotage == Sabotage.NONE ? TO_CATCH_UP : CALM;
            Comparison sides = Comparison.of(site, prefix, patience);
            notes.close();
            talks.close();
            List<FenceSample> fences = Stream.of(notes, talks)
                    .flatMap(watch -> watch.violations().stream())
                    .toList();
            History history = new History(
                    recorder.operations(),
                    sides.owner(),
                    sides.other(),
                    fences,
                    notes.closed(),
                    sides.tables(),
                    unsettled);
            return new Outcome(
                    history, faults, operator.outcomes(), notes.looks() + talks.looks(), operator.rehearsed());
        }
    }

    /** Every other fault waits for a handover, where there is most to be broken. */
    private void strike(Operator operator, List<Fault> faults) throws InterruptedException, IOException {
        Nemesis nemesis = new Nemesis(site, random.split());
        for (int i = 0; i < FAULTS; i++) {
            Fault fault = nemesis.choose();
            Thread.sleep(random.nextLong(CALM.toMillis()));
            if (random.nextBoolean()) {
                long end = System.nanoTime() + FOR_A_HANDOVER.toNanos();
                while (!operator.isHandingOver() && System.nanoTime() < end) {
                    Thread.sleep(5);
                }
            }
            if (nemesis.strike(fault)) {
                faults.add(fault);
            }
        }
    }
}
