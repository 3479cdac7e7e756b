package io.turnout.control.migration;

import io.turnout.comparison.verdict.Gate;
import io.turnout.comparison.verdict.Verdict;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.ledger.Attempts;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.migration.Seen.Attempt;
import io.turnout.control.migration.Seen.Backwards;
import io.turnout.control.migration.Seen.DatasetSeen;
import io.turnout.control.migration.Seen.Known;
import io.turnout.control.migration.Seen.Read;
import io.turnout.control.migration.Seen.ReadSeen;
import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Progress;
import io.turnout.control.procedure.State;
import io.turnout.control.rollout.Rollout;
import io.turnout.control.rollout.RolloutLedger;
import io.turnout.control.shadow.Run;
import io.turnout.control.shadow.ShadowLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what a migration is decided on. Not for several threads. */
final class Lookout {
    private final DatasetPlan plan;
    private final Ledger ledger;
    private final RolloutLedger rollouts;
    private final ShadowLedger shadow;
    private final CanaryLedger canaries;

    Lookout(DatasetPlan plan, Ledger ledger, RolloutLedger rollouts, ShadowLedger shadow, CanaryLedger canaries) {
        this.plan = plan;
        this.ledger = ledger;
        this.rollouts = rollouts;
        this.shadow = shadow;
        this.canaries = canaries;
    }

    Seen look(Kept kept) {
        Migration migration = kept.migration();
        Itinerary itinerary = migration.itinerary();
        Map<String, DatasetSeen> datasets = new LinkedHashMap<>();
        plan.datasets().forEach(dataset -> datasets.put(dataset.name(), dataset(dataset, kept.since())));
        Map<String, Double> shares = canaries.percents();
        Map<String, ReadSeen> reads = new LinkedHashMap<>();
        for (String capability : itinerary.read()) {
            List<String> before = itinerary.read().stream()
                    .filter(other -> plan.isReadBefore(other, capability))
                    .toList();
            reads.put(capability, read(capability, before, shares.getOrDefault(capability, 0.0), kept.since()));
        }
        return new Seen(
                datasets,
                reads,
                shadow.percents(),
                migration.to() == Stage.RETIRED && hasAllMoved(itinerary, datasets)
                        ? backwards(itinerary, datasets, kept.since())
                        : Map.of());
    }

    private static boolean hasAllMoved(Itinerary itinerary, Map<String, DatasetSeen> datasets) {
        return itinerary.moved().stream().allMatch(name -> datasets.get(name).hasMoved());
    }

    private DatasetSeen dataset(Dataset dataset, Instant since) {
        Journal journal = ledger.journal(dataset.name());
        List<Attempt> attempts = ledger.attempts().since(dataset.name(), since).stream()
                .map(Lookout::attempt)
                .toList();
        return new DatasetSeen(
                journal.state(),
                journal.progress().map(Progress::operation).orElse(null),
                attempts,
                dataset.manual(),
                journal.state() == State.CUT_OVER ? left(dataset.name()) : Duration.ZERO);
    }

    private Duration left(String dataset) {
        Duration left = ledger.attempts()
                .sinceDone(dataset, Operation.CUTOVER)
                .map(plan.hold()::minus)
                .orElse(plan.hold());
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static Attempt attempt(Attempts.Attempt attempt) {
        return new Attempt(
                attempt.operation(),
                attempt.who().equals(Migrations.ITSELF),
                attempt.outcome(),
                attempt.why(),
                attempt.ago());
    }

    private ReadSeen read(String capability, List<String> before, double share, Instant since) {
        List<String> carriers =
                plan.carrying(capability).stream().map(Dataset::name).toList();
        double compare = plan.capabilities().get(capability).course().compare();
        return rollouts.of(capability)
                .map(kept -> {
                    Rollout rollout = kept.rollout();
                    boolean isHeld = rollout.paused() && kept.reason().equals(Migrations.HELD);
                    boolean isUnderWay = !rollout.phase().isOver();
                    boolean isLess = rollout.phase() == io.turnout.control.rollout.Phase.DONE;
                    return new ReadSeen(
                            read(kept, share, since),
                            before,
                            carriers,
                            compare,
                            share,
                            rollout.paused(),
                            isHeld,
                            isUnderWay
                                    ? kept.waitingFor()
                                    : isLess ? "its share has been made smaller" : kept.reason());
                })
                .orElseGet(() -> new ReadSeen(Read.NOT_BEGUN, before, carriers, compare, share, false, false, null));
    }

    private static Read read(RolloutLedger.Kept kept, double share, Instant since) {
        Rollout rollout = kept.rollout();
        if (!rollout.phase().isOver()) {
            return Read.UNDER_WAY;
        }
        if (rollout.percent() > 0 && share >= rollout.percent()) {
            return Read.REACHED;
        }
        // that data has moved, and come back, takes nothing away
        boolean isTakenBack = rollout.phase() == io.turnout.control.rollout.Phase.ROLLED_BACK || rollout.percent() > 0;
        return isTakenBack && kept.since().isAfter(since) ? Read.TAKEN_BACK : Read.NOT_BEGUN;
    }

    /** Of what both sides can still answer. */
    private Map<String, Backwards> backwards(Itinerary itinerary, Map<String, DatasetSeen> datasets, Instant since) {
        Map<String, Backwards> backwards = new LinkedHashMap<>();
        for (String capability : itinerary.read()) {
            List<Dataset> carriers = plan.carrying(capability);
            // once its data has moved, an attribute is answered and compared with its whole
            boolean isCompared = !carriers.isEmpty()
                    && !plan.capabilities().get(capability).isAttribute()
                    && carriers.stream()
                            .allMatch(dataset -> datasets.get(dataset.name()).state() == State.CUT_OVER);
            if (isCompared) {
                backwards.put(capability, backwards(capability, carriers, since));
            }
        }
        return backwards;
    }

    private Backwards backwards(String capability, List<Dataset> carriers, Instant since) {
        if (shadow.isStopped() || shadow.percents().getOrDefault(capability, 0.0) == 0) {
            return new Backwards(Known.OPEN, false, "nothing is compared, as somebody has set it");
        }
        Optional<Run> run = shadow.runs().current(capability);
        if (run.isEmpty()) {
            return new Backwards(Known.OPEN, false, "nothing has been compared");
        }
        boolean isOld = run.get().startedAt().isBefore(since)
                || carriers.stream()
                        .anyMatch(dataset -> ledger.attempts()
                                .doneAt(dataset.name(), Operation.CUTOVER)
                                .filter(run.get().startedAt()::isBefore)
                                .isPresent());
        Gate gate = Gate.below(plan.capabilities().get(capability).course().differences() / 100);
        Verdict verdict = run.get().verdict(gate);
        return new Backwards(
                switch (verdict.verdict()) {
                    case PASS -> Known.SAME;
                    case FAIL -> Known.DIFFERENT;
                    case INSUFFICIENT_TRAFFIC -> Known.OPEN;
                },
                isOld,
                String.join(", ", verdict.missing()));
    }
}
