package io.turnout.control.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.database.Sessions;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.migration.Itinerary;
import io.turnout.control.migration.Migration;
import io.turnout.control.migration.MigrationLedger;
import io.turnout.control.migration.MigrationLedger.Change;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.migration.MigrationLog;
import io.turnout.control.migration.Phase;
import io.turnout.control.migration.Stage;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.State;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Migrations, as operators see and change them.
 *
 * <p>What the plan does not have is refused as {@code not-found}; what the migration's state does not allow, as {@code conflict}.
 */
@Singleton
public class Journeys {
    private static final Set<State> MOVED = Set.of(State.CUT_OVER, State.DETACHED);

    private final ControlPlane plane;
    private final Sessions control;
    private final ObjectMapper json;

    Journeys(ControlPlane plane, Sessions control, ObjectMapper json) {
        this.plane = plane;
        this.control = control;
        this.json = json;
    }

    public MigrationView look() {
        return reading(this::view);
    }

    public List<MigrationLog.Entry> log(int most) {
        return reading(ledger -> ledger.log().newest(most));
    }

    /** Does what was asked for. */
    public MigrationView ask(MigrationRequest request, String who) {
        Change change = new Change(who, request.reason().strip());
        return switch (request.kind()) {
            case START -> start(request.goal(), request.capabilities(), change);
            case PAUSE -> pause(true, change);
            case RESUME -> pause(false, change);
            case APPROVE -> approve(request.dataset(), change);
            case ROLLBACK -> rollBack(change);
        };
    }

    private MigrationView start(Stage to, List<String> capabilities, Change change) {
        capabilities.stream()
                .filter(name -> !plane.capabilities().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemType.NOT_FOUND.because(
                            "The plan has no capability \"%s\" with two sides.".formatted(name));
                });
        Itinerary asked = Itinerary.of(plane.plan(), to, capabilities);
        if (asked.leadsNowhere()) {
            throw ProblemType.CONFLICT.because("There is nothing to migrate: no dataset, and nothing that is read.");
        }
        Itinerary itinerary = to == Stage.RETIRED ? asked : asked.without(hasMoved()::contains);
        return reading(ledger -> {
            Optional<Kept> underWay = ledger.underWay();
            // an answer may have been lost, and the same be asked again
            boolean isAgain = underWay.filter(kept -> kept.migration().to() == to
                            && kept.migration().itinerary().equals(itinerary))
                    .isPresent();
            if (!isAgain && (underWay.isPresent() || !ledger.begin(to, itinerary, change))) {
                throw ProblemType.CONFLICT.because(
                        "Another migration is under way: ./turnout migrate status says where it is.");
            }
            return view(ledger);
        });
    }

    private Set<String> hasMoved() {
        try (Ledger ledger = new Ledger(control)) {
            return plane.datasets().stream()
                    .map(Dataset::name)
                    .filter(name -> MOVED.contains(ledger.journal(name).state()))
                    .collect(Collectors.toSet());
        }
    }

    private MigrationView pause(boolean paused, Change change) {
        return change(paused ? "paused" : "resumed", change, migration -> migration.paused(paused));
    }

    /** Consents to the cutover of a dataset, as soon as all else allows it. */
    private MigrationView approve(String dataset, Change change) {
        return change("approved " + dataset, change, migration -> {
            if (migration.phase() != Phase.UNDER_WAY
                    || !migration.itinerary().moved().contains(dataset)) {
                throw ProblemType.CONFLICT.because("No migration is to cut over \"%s\".".formatted(dataset));
            }
            return migration.approve(dataset);
        });
    }

    /** Also of one that is done, as long as there is a way back; of one that is back already, nothing is left to do. */
    private MigrationView rollBack(Change change) {
        return reading(ledger -> {
            Kept kept = ledger.latest()
                    .orElseThrow(() -> ProblemType.CONFLICT.because("There is no migration to take back."));
            if (kept.migration().phase() == Phase.ROLLED_BACK) {
                return view(ledger);
            }
            objection(kept.migration()).ifPresent(objection -> {
                throw ProblemType.CONFLICT.because(objection);
            });
            return become(ledger, kept, kept.migration().goBack(), "turned back", change);
        });
    }

    /** Why there is no way back, if there is none. */
    private Optional<String> objection(Migration migration) {
        List<String> moved = migration.itinerary().moved();
        Set<String> there = hasMoved();
        try (Ledger ledger = new Ledger(control)) {
            Optional<String> gone = moved.stream()
                    .filter(name -> ledger.journal(name).state() == State.DETACHED)
                    .findFirst();
            if (gone.isPresent()) {
                return Optional.of(
                        "There is no way back: %s has been detached from its legacy side.".formatted(gone.get()));
            }
        }
        return plane.datasets().stream()
                .filter(dataset -> there.contains(dataset.name()) && !moved.contains(dataset.name()))
                .filter(dataset -> dataset.after().stream().anyMatch(moved::contains))
                .findFirst()
                .map(dataset -> "Roll back %s first, which this migration has not moved: ./turnout dataset %s rollback."
                        .formatted(dataset.name(), dataset.name()));
    }

    private MigrationView change(String action, Change change, UnaryOperator<Migration> what) {
        return reading(ledger -> {
            Kept kept = ledger.underWay().orElseThrow(() -> ProblemType.CONFLICT.because("No migration is under way."));
            return become(ledger, kept, what.apply(kept.migration()), action, change);
        });
    }

    private MigrationView become(MigrationLedger ledger, Kept from, Migration to, String action, Change change) {
        if (!ledger.change(from, to, action, change, from.evidence())) {
            throw ProblemType.CONFLICT.because("The migration has changed in this moment. Look at it, and ask again.");
        }
        return view(ledger);
    }

    private MigrationView view(MigrationLedger ledger) {
        List<MigrationView.StageView> stages = stages();
        return ledger.latest().map(kept -> MigrationView.of(kept, stages)).orElseGet(() -> MigrationView.none(stages));
    }

    /** One session at a time: who holds some while it waits for more may wait for others that do the same. */
    private List<MigrationView.StageView> stages() {
        Map<String, State> states = new HashMap<>();
        try (Ledger ledger = new Ledger(control)) {
            plane.datasets()
                    .forEach(dataset -> states.put(
                            dataset.name(), ledger.journal(dataset.name()).state()));
        }
        Map<String, Double> compared;
        try (ShadowLedger shadow = new ShadowLedger(control, json)) {
            compared = shadow.isStopped() ? Map.of() : shadow.percents();
        }
        Map<String, Double> read;
        try (CanaryLedger canaries = new CanaryLedger(control)) {
            read = canaries.percents();
        }
        List<MigrationView.StageView> stages = new ArrayList<>();
        plane.plan().capabilities().forEach((name, capability) -> {
            List<State> carried = plane.plan().carrying(name).stream()
                    .map(dataset -> states.get(dataset.name()))
                    .toList();
            double percent = read.getOrDefault(name, 0.0);
            double share = compared.getOrDefault(name, 0.0);
            stages.add(new MigrationView.StageView(
                    name, Stage.of(carried, capability.switched(), percent, share), percent, share));
        });
        return stages;
    }

    private <T> T reading(Function<MigrationLedger, T> work) {
        try (MigrationLedger ledger = new MigrationLedger(control, json)) {
            return work.apply(ledger);
        }
    }
}
