package io.turnout.control.rollout;

import io.turnout.judging.Judgement;
import io.turnout.judging.Limits;
import io.turnout.judging.Trial;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges the builds of one candidate through one step, each by what it did itself. Not for several threads. */
final class Jury {
    /** A build of which nothing was heard for so long is gone, or gets no requests. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Limits limits;
    private final Map<String, Tried> byBuild = new HashMap<>();

    private static final class Tried {
        private Trial trial;
        private long lastMillis;

        Tried(Trial trial) {
            this.trial = trial;
        }
    }

    Jury(Limits limits) {
        this.limits = limits;
    }

    /** @param atMillis when it was told, by the database's clock */
    void hear(Window window, long atMillis) {
        var told = window.byBuild();
        told.keySet().forEach(build -> byBuild.computeIfAbsent(build, name -> new Tried(Trial.under(limits))));
        byBuild.forEach((build, tried) -> {
            tried.trial = tried.trial.with(Optional.ofNullable(told.get(build)).orElseGet(window::legacyAlone));
            if (told.containsKey(build)) {
                tried.lastMillis = atMillis;
            }
        });
    }

    /** By build, of those that have answered lately. */
    Map<String, Judgement> judgements(long nowMillis) {
        Map<String, Judgement> judgements = new TreeMap<>();
        byBuild.forEach((build, tried) -> {
            if (nowMillis - tried.lastMillis <= RECENT.toMillis()) {
                judgements.put(build, tried.trial.judge());
            }
        });
        return judgements;
    }
}
