package io.turnout.control.rollout;

import io.turnout.control.plan.Step;
import io.turnout.judging.Judgement;
import io.turnout.judging.Judgement.Outcome;
import io.turnout.judging.Trial;
import io.turnout.judging.count.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the builds of one candidate through one step, each by what it did itself: beside the legacy side, or alone where all read from the
 * candidate. Not for several threads.
 */
final class Jury {
    /** A build of which nothing was heard for so long is gone, and need not pass any more. */
    private static final Duration GONE = Duration.ofMinutes(1);
    /** A request that hangs is not counted before its end: who has not answered for so long may be about to fail. */
    private static final Duration SILENT = Duration.ofSeconds(3);
    /** Of more nothing is kept: no candidate has as many at once. */
    private static final int MOST_BUILDS = 64;

    private final Step step;
    private final long warmMillis;
    private final Map<String, Tried> byBuild = new HashMap<>();

    private static final class Tried {
        private Trial trial;
        private long lastMillis;

        Tried(Trial trial) {
            this.trial = trial;
        }
    }

    /** @param warmMillis from when on it counts how long requests take, by the database's clock */
    Jury(Step step, long warmMillis) {
        this.step = step;
        this.warmMillis = warmMillis;
    }

    /** @param atMillis when it was told, by the database's clock */
    void hear(GatewayWindow window, long atMillis) {
        Map<String, Window> told = window.byBuild();
        told.keySet().stream()
                .filter(build -> byBuild.size() < MOST_BUILDS)
                .forEach(build -> byBuild.computeIfAbsent(build, name -> new Tried(begin())));
        byBuild.forEach((build, tried) -> {
            Window its = told.getOrDefault(build, window.legacyAlone());
            tried.trial = atMillis >= warmMillis ? tried.trial.with(its) : tried.trial.withFailuresOf(its);
            tried.lastMillis = told.containsKey(build) ? atMillis : tried.lastMillis;
        });
    }

    private Trial begin() {
        return step.reachesAll() ? Trial.alone(step.limits()) : Trial.under(step.limits());
    }

    /** Whether any of them has answered just now. */
    boolean isAnswering(long nowMillis) {
        return byBuild.values().stream().anyMatch(tried -> nowMillis - tried.lastMillis <= SILENT.toMillis());
    }

    /** By build: of those that are not gone, and of those that have failed. */
    Map<String, Judgement> judgements(long nowMillis) {
        Map<String, Judgement> judgements = new TreeMap<>();
        byBuild.forEach((build, tried) -> {
            Judgement judgement = tried.trial.judge();
            if (nowMillis - tried.lastMillis <= GONE.toMillis() || judgement.outcome() == Outcome.FAIL) {
                judgements.put(build, judgement);
            }
        });
        return judgements;
    }
}
