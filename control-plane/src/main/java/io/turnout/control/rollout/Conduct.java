package io.turnout.control.rollout;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.verdict.Gate;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.comparison.verdict.Verdict;
import io.turnout.control.canary.Canaries;
import io.turnout.control.database.Database;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.State;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.rollout.Seen.Compared;
import io.turnout.control.shadow.ShadowLedger;
import io.turnout.judging.Judgement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Conducts all rollouts, decision by decision, with sessions of its own. Not for several threads. */
final class Conduct implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Conduct.class);
    private static final String ITSELF = "control plane";
    /** To work out what has come of comparing is no small thing. */
    private static final Duration BETWEEN_VERDICTS = Duration.ofSeconds(1);

    private final List<Dataset> datasets;
    private final RolloutLedger rollouts;
    private final ShadowLedger shadow;
    private final Ledger ledger;
    private final Map<String, Watched> watched = new HashMap<>();

    /** What is known of a rollout as it is now, to go on from; after a change, or a restart, it is found out anew. */
    private static final class Watched {
        private final long version;
        private final Jury jury;
        private long lastWindow;
        private Compared compared;
        private long comparedAt;

        Watched(Kept kept) {
            this.version = kept.version();
            this.lastWindow = kept.afterWindow();
            this.jury = kept.rollout().phase() == Phase.READING
                    ? new Jury(kept.rollout().current().limits())
                    : null;
        }
    }

    Conduct(Database control, ObjectMapper json, List<Dataset> datasets) {
        this.datasets = datasets;
        this.rollouts = new RolloutLedger(control, json);
        this.shadow = new ShadowLedger(control, json);
        this.ledger = new Ledger(control);
    }

    /** Takes one decision on each that is not over. */
    void advance() {
        List<Kept> underWay = rollouts.all().stream()
                .filter(kept -> !kept.rollout().phase().isOver())
                .toList();
        watched.keySet()
                .retainAll(underWay.stream()
                        .map(kept -> kept.rollout().capability())
                        .toList());
        underWay.forEach(this::advance);
    }

    private void advance(Kept kept) {
        Rollout rollout = kept.rollout();
        Watched watch = watch(kept);
        Seen seen = look(kept, watch);
        switch (Decisions.next(rollout, seen)) {
            case Move.Wait(String until) -> waits(kept, until, seen);
            case Move.Advance(String why) -> become(kept, rollout.further(), why, seen);
            case Move.Finish(String why) -> become(kept, rollout.done(), why, seen);
            case Move.RollBack(String why) -> become(kept, rollout.rolledBack(), why, seen);
        }
    }

    private Watched watch(Kept kept) {
        String capability = kept.rollout().capability();
        Watched known = watched.get(capability);
        return known != null && known.version == kept.version()
                ? known
                : watched.compute(capability, (name, old) -> new Watched(kept));
    }

    private void waits(Kept kept, String until, Seen seen) {
        if (!until.equals(kept.waitingFor())) {
            rollouts.waits(kept, until, seen);
        }
    }

    private void become(Kept kept, Rollout to, String why, Seen seen) {
        if (rollouts.change(kept, to, new Change(ITSELF, why), seen)) {
            LOG.infof("%s: %s at %s %%, because %s", to.capability(), to.phase(), to.percent(), why);
        }
    }

    private Seen look(Kept kept, Watched watch) {
        String capability = kept.rollout().capability();
        Map<String, State> states = new HashMap<>();
        datasets.stream()
                .filter(dataset -> dataset.capabilities().contains(capability))
                .forEach(dataset -> states.put(
                        dataset.name(), ledger.journal(dataset.name()).state()));
        return new Seen(
                Duration.ofMillis(kept.ageMillis()),
                Canaries.objection(capability, datasets, states::get).orElse(null),
                states.containsValue(State.CUT_OVER) || states.containsValue(State.DETACHED),
                compared(kept.rollout(), watch),
                judged(capability, watch));
    }

    private Map<String, Judgement> judged(String capability, Watched watch) {
        if (watch.jury == null) {
            return Map.of();
        }
        for (Windows.Told told : rollouts.windows().after(watch.lastWindow, capability)) {
            watch.jury.hear(told.window(), told.atMillis());
            watch.lastWindow = told.id();
        }
        return watch.jury.judgements(rollouts.windows().nowMillis());
    }

    private Compared compared(Rollout rollout, Watched watch) {
        long now = System.nanoTime();
        if (watch.compared == null || now - watch.comparedAt >= BETWEEN_VERDICTS.toNanos()) {
            watch.compared = shadow.runs()
                    .current(rollout.capability())
                    .map(run -> run.verdict(Gate.below(rollout.course().differences() / 100)))
                    .map(Conduct::compared)
                    .orElseGet(() -> new Compared(Outcome.INSUFFICIENT_TRAFFIC, List.of("Nothing is compared.")));
            watch.comparedAt = now;
        }
        return watch.compared;
    }

    private static Compared compared(Verdict verdict) {
        return new Compared(verdict.verdict(), verdict.missing());
    }

    @Override
    public void close() {
        rollouts.close();
        shadow.close();
        ledger.close();
    }
}
