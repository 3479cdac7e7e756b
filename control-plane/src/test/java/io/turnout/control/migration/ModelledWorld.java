package io.turnout.control.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.migration.Seen.Attempt;
import io.turnout.control.migration.Seen.DatasetSeen;
import io.turnout.control.migration.Seen.Known;
import io.turnout.control.migration.Seen.Read;
import io.turnout.control.migration.Seen.ReadSeen;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.procedure.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two datasets, {@code behind} after {@code first}, and what is read of them; does what is asked of it, or not, and has {@link Promises}
 * say what a migration may ask for at all. Long for that reason: it is all of datasets, rollouts and comparing that a migration can see,
 * each in a few lines, and each changes with the others.
 */
final class ModelledWorld {
    static final List<String> DATASETS = List.of("first", "behind");
    static final List<String> READ = List.of("read-first", "read-behind", "joined", "page");
    static final Map<String, List<String>> CARRIERS = Map.of(
            "read-first",
            List.of("first"),
            "read-behind",
            List.of("behind"),
            "joined",
            List.of("first", "behind"),
            "page",
            List.of("first", "behind"));
    /** What is read before; the last two are read at the same time. */
    static final Map<String, List<String>> BEFORE = Map.of(
            "read-first",
            List.of(),
            "read-behind",
            List.of("read-first"),
            "joined",
            List.of("read-first", "read-behind"),
            "page",
            List.of("read-first", "read-behind"));

    private final Map<String, Data> datasets = new LinkedHashMap<>();
    private final Map<String, Reading> reads = new LinkedHashMap<>();
    private final Map<String, Double> compared = new HashMap<>();
    /** Of what is compared since all data has moved. */
    private final Map<String, Known> proven = new HashMap<>();

    private final Promises promises = new Promises(this);

    Migration migration;

    private static final class Data {
        State state = State.LEGACY;
        Operation running;
        boolean own;
        boolean held;
        final List<Attempt> attempts = new ArrayList<>();
    }

    private static final class Reading {
        Read read = Read.NOT_BEGUN;
        double percent;
        boolean paused;
        boolean held;
    }

    ModelledWorld(Stage to) {
        boolean moves = to.compareTo(Stage.CANDIDATE) >= 0;
        migration = Migration.of(
                1, to, new Itinerary(DATASETS, READ, moves ? DATASETS : List.of(), moves ? READ : List.of()));
        DATASETS.forEach(name -> datasets.put(name, new Data()));
        READ.forEach(name -> reads.put(name, new Reading()));
    }

    /** One decision, and what comes of it at once. */
    void decide() {
        if (!migration.phase().isOver()) {
            carryOut(Decisions.next(migration, seen()));
        }
    }

    private void carryOut(Action action) {
        if (migration.paused()) {
            assertThat(action).isInstanceOfAny(Action.Wait.class, Action.Hold.class);
        }
        switch (action) {
            case Action.Wait wait -> assertThat(wait.until()).isNotBlank();
            case Action.Halt halt -> migration = migration.paused(true);
            case Action.Finish finish -> {
                promises.mayFinish();
                migration = migration.over();
            }
            case Action.Compare(String capability, double percent) -> compared.put(capability, percent);
            case Action.CompareAnew(String capability) -> proven.put(capability, Known.OPEN);
            case Action.Hold(String capability, boolean isHeld) -> {
                reads.get(capability).paused = isHeld;
                reads.get(capability).held = isHeld;
            }
            case Action.TakeBack(String capability) -> {
                assertThat(migration.phase()).isEqualTo(Phase.GOING_BACK);
                reads.put(capability, new Reading());
            }
            case Action.Read(String capability) -> {
                promises.mayRead(capability);
                reads.get(capability).read = Read.UNDER_WAY;
            }
            case Action.Operate(String dataset, Operation operation, String why) -> operate(dataset, operation);
        }
    }

    private void operate(String name, Operation operation) {
        promises.mayOperate(name, operation);
        datasets.get(name).running = operation;
        datasets.get(name).own = true;
    }

    State state(String dataset) {
        return datasets.get(dataset).state;
    }

    boolean isBusy(String dataset) {
        return datasets.get(dataset).running != null;
    }

    boolean isThere(String dataset) {
        return state(dataset) == State.CUT_OVER || state(dataset) == State.DETACHED;
    }

    /** Whether its way back is to stay open. */
    boolean isHeld(String dataset) {
        return state(dataset) == State.CUT_OVER && datasets.get(dataset).held;
    }

    boolean isDetaching() {
        return DATASETS.stream().anyMatch(this::isDetached);
    }

    Read read(String capability) {
        return reads.get(capability).read;
    }

    /** From the candidate, by all. */
    boolean isRead(String capability) {
        return read(capability) == Read.REACHED || isAnyThere(capability);
    }

    private boolean isAnyThere(String capability) {
        return CARRIERS.get(capability).stream().anyMatch(this::isThere);
    }

    boolean isReadBySome() {
        return reads.values().stream().anyMatch(reading -> reading.percent > 0);
    }

    boolean isComparedStill() {
        return compared.values().stream().anyMatch(percent -> percent > 0);
    }

    /** What runs ends, well or not. */
    void settle(String name, Outcome outcome) {
        Data data = datasets.get(name);
        if (data.running == null) {
            return;
        }
        if (outcome == Outcome.DONE) {
            data.state = switch (data.running) {
                case START, ROLLBACK -> State.IN_SYNC;
                case VERIFY -> State.VERIFIED;
                case CUTOVER -> State.CUT_OVER;
                case DETACH -> State.DETACHED;
                case ABORT -> State.LEGACY;
            };
            if (data.running == Operation.CUTOVER) {
                data.held = true;
                proven.clear();
                // so a rollout ends whose data has moved
                reads.forEach((capability, reading) -> {
                    if (CARRIERS.get(capability).contains(name)) {
                        reads.put(capability, new Reading());
                    }
                });
            }
        }
        data.attempts.addFirst(new Attempt(data.running, data.own, outcome, "it is said", Duration.ofMinutes(1)));
        data.running = null;
    }

    /** Judged, one way or the other. */
    void judge(String capability, boolean good) {
        Reading reading = reads.get(capability);
        if (reading.read == Read.UNDER_WAY && (!good || !reading.paused)) {
            reading.percent = good ? 100 : 0;
            reading.read = good ? Read.REACHED : Read.TAKEN_BACK;
        }
    }

    /** Somebody asks for something, past the migration. */
    void byHand(String name, Operation operation) {
        Data data = datasets.get(name);
        boolean ordered = operation != Operation.ROLLBACK || !name.equals("first") || !isThere("behind");
        boolean isFirst = operation != Operation.CUTOVER || !name.equals("behind") || isThere("first");
        if (data.running == null && operation.states().contains(data.state) && ordered && isFirst) {
            data.running = operation;
            data.own = false;
        }
    }

    void holdOver() {
        datasets.values().forEach(data -> data.held = false);
    }

    /** What has been compared since it began anew is found to be the same, or not. */
    void comparedBackwards(boolean same) {
        proven.replaceAll((capability, known) -> same ? Known.SAME : Known.DIFFERENT);
    }

    boolean isProvenBackwards(String capability) {
        boolean isCompared =
                CARRIERS.get(capability).stream().allMatch(name -> datasets.get(name).state == State.CUT_OVER);
        return !isCompared || proven.get(capability) == Known.SAME;
    }

    void approve(String dataset) {
        migration = migration.approve(dataset);
    }

    void pause() {
        if (!migration.phase().isOver()) {
            migration = migration.paused(true);
        }
    }

    void resume() {
        migration = migration.paused(false);
        proven.clear();
        datasets.values().forEach(data -> data.attempts.clear());
        reads.values().stream()
                .filter(reading -> reading.read == Read.TAKEN_BACK)
                .forEach(reading -> reading.read = Read.NOT_BEGUN);
    }

    /** Refused once there is no way back. */
    void rollBack() {
        if (migration.phase() != Phase.ROLLED_BACK && !isDetaching()) {
            migration = migration.goBack();
        }
    }

    boolean isDetached(String dataset) {
        return datasets.get(dataset).state == State.DETACHED;
    }

    private Seen seen() {
        Map<String, DatasetSeen> data = new HashMap<>();
        datasets.forEach((name, each) -> data.put(
                name,
                new DatasetSeen(
                        each.state,
                        each.running,
                        List.copyOf(each.attempts),
                        true,
                        each.held ? Duration.ofSeconds(9) : Duration.ZERO)));
        Map<String, ReadSeen> reading = new HashMap<>();
        reads.forEach((name, each) -> reading.put(
                name,
                new ReadSeen(
                        each.read,
                        BEFORE.get(name),
                        CARRIERS.get(name),
                        20,
                        each.percent,
                        each.paused,
                        each.held,
                        "as it is told")));
        return new Seen(data, reading, Map.copyOf(compared), backwards());
    }

    private Map<String, Seen.Backwards> backwards() {
        Map<String, Seen.Backwards> backwards = new HashMap<>();
        if (datasets.keySet().stream().allMatch(this::isThere)) {
            READ.stream()
                    .filter(capability -> CARRIERS.get(capability).stream()
                            .allMatch(name -> datasets.get(name).state == State.CUT_OVER))
                    .forEach(capability -> backwards.put(
                            capability,
                            new Seen.Backwards(
                                    proven.getOrDefault(capability, Known.SAME),
                                    !proven.containsKey(capability),
                                    "it is said")));
        }
        return backwards;
    }
}
