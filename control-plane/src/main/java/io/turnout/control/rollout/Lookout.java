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
import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.rollout.Seen.Compared;
import io.turnout.control.shadow.Run;
import io.turnout.control.shadow.ShadowLedger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at what a rollout is decided on, with sessions of its own. Not for several threads. */
final class Lookout implements AutoCloseable {
    private final List<Dataset> datasets;
    private final Windows windows;
    private final ShadowLedger shadow;
    private final Ledger ledger;

    Lookout(Database control, ObjectMapper json, List<Dataset> datasets, Windows windows) {
        this.datasets = datasets;
        this.windows = windows;
        this.shadow = new ShadowLedger(control, json);
        try {
            this.ledger = new Ledger(control);
        } catch (RuntimeException e) {
            shadow.close();
            throw e;
        }
    }

    Seen look(Kept kept, Watched watch) {
        String capability = kept.rollout().capability();
        Map<String, State> states = new HashMap<>();
        datasets.stream()
                .filter(dataset -> dataset.capabilities().contains(capability))
                .forEach(dataset -> states.put(
                        dataset.name(), ledger.journal(dataset.name()).state()));
        String objection = Canaries.objection(capability, datasets, states::get).orElse(null);
        Seen.Judged judged = watch.judged(windows);
        return new Seen(
                watch.inStep(objection),
                objection,
                states.containsValue(State.CUT_OVER) || states.containsValue(State.DETACHED),
                watch.compared(() -> compared(kept.rollout())),
                judged.isAnswering(),
                judged.byBuild());
    }

    /** A run has begun with the rollout; whatever was counted before is no part of it. */
    private Compared compared(Rollout rollout) {
        if (shadow.isStopped() || shadow.percents().getOrDefault(rollout.capability(), 0.0) == 0) {
            return unknown("nothing is compared, as somebody has set it");
        }
        Gate gate = Gate.below(rollout.course().differences() / 100);
        return shadow.runs()
                .current(rollout.capability())
                .map(run -> compared(run, gate))
                .orElseGet(() -> unknown("nothing has been compared"));
    }

    private static Compared compared(Run run, Gate gate) {
        Verdict verdict = run.verdict(gate);
        return new Compared(verdict.verdict(), run.build(), verdict.missing());
    }

    private static Compared unknown(String reason) {
        return new Compared(Outcome.INSUFFICIENT_TRAFFIC, null, List.of(reason));
    }

    @Override
    public void close() {
        shadow.close();
        ledger.close();
    }
}
