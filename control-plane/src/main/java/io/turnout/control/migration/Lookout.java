package io.turnout.control.migration;

import io.turnout.comparison.verdict.Gate;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.ledger.Attempts;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.migration.Seen.Attempt;
import io.turnout.control.migration.Seen.DatasetSeen;
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
import io.turnout.control.shadow.ShadowLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        itinerary
                .read()
                .forEach(capability ->
                        reads.put(capability, read(capability, shares.getOrDefault(capability, 0.0), kept.since())));
        Map<String, Double> compared = shadow.percents();
        boolean isRetiring = migration.to() == Stage.RETIRED
                && itinerary.moved().stream()
                        .allMatch(name -> datasets.get(name).state() == State.CUT_OVER);
        return new Seen(
                datasets,
                reads,
                compared,
                isRetiring ? differing(itinerary, compared) : List.of(),
                isRetiring ? left(itinerary) : Duration.ZERO);
    }

    private DatasetSeen dataset(Dataset dataset, Instant since) {
        Journal journal = ledger.journal(dataset.name());
        List<Attempt> attempts = ledger.attempts().since(dataset.name(), since).stream()
                .map(Lookout::attempt)
                .toList();
        return new DatasetSeen(
                journal.state(), journal.progress().map(Progress::operation).orElse(null), attempts, dataset.manual());
    }

    private static Attempt attempt(Attempts.Attempt attempt) {
        return new Attempt(
                attempt.operation(),
                attempt.who().equals(Migrations.ITSELF),
                attempt.outcome(),
                attempt.why(),
                attempt.ago());
    }

    private ReadSeen read(String capability, double share, Instant since) {
        List<String> carriers =
                plan.carrying(capability).stream().map(Dataset::name).toList();
        double compare = plan.capabilities().get(capability).course().compare();
        return rollouts.of(capability)
                .map(kept -> {
                    Rollout rollout = kept.rollout();
                    boolean isHeld = rollout.paused() && kept.reason().equals(Migrations.HELD);
                    boolean isUnderWay = !rollout.phase().isOver();
                    return new ReadSeen(
                            read(kept, share, since),
                            carriers,
                            compare,
                            share,
                            rollout.paused(),
                            isHeld,
                            isUnderWay ? kept.waitingFor() : kept.reason());
                })
                .orElseGet(() -> new ReadSeen(Read.NOT_BEGUN, carriers, compare, share, false, false, null));
    }

    private static Read read(RolloutLedger.Kept kept, double share, Instant since) {
        Rollout rollout = kept.rollout();
        return switch (rollout.phase()) {
            case COMPARING, READING -> Read.UNDER_WAY;
            case DONE -> rollout.percent() > 0 && share >= rollout.percent() ? Read.REACHED : Read.NOT_BEGUN;
            case ROLLED_BACK -> kept.since().isAfter(since) ? Read.TAKEN_BACK : Read.NOT_BEGUN;
        };
    }

    private List<String> differing(Itinerary itinerary, Map<String, Double> compared) {
        return itinerary.carried().stream()
                .filter(capability -> compared.getOrDefault(capability, 0.0) > 0)
                .filter(this::differs)
                .toList();
    }

    private boolean differs(String capability) {
        Gate gate = Gate.below(plan.capabilities().get(capability).course().differences() / 100);
        return shadow.runs()
                .current(capability)
                .filter(run -> run.verdict(gate).verdict() == Outcome.FAIL)
                .isPresent();
    }

    private Duration left(Itinerary itinerary) {
        return itinerary.moved().stream()
                .map(dataset ->
                        ledger.attempts().sinceDone(dataset, Operation.CUTOVER).orElse(Duration.ZERO))
                .min(Duration::compareTo)
                .map(plan.hold()::minus)
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
