package io.turnout.control.api.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.comparison.verdict.Gate;
import io.turnout.comparison.verdict.Outcome;
import io.turnout.comparison.verdict.Verdict;
import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.RolloutFacts.Compared;
import io.turnout.control.database.Sessions;
import io.turnout.control.rollout.RolloutArchive.Release;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.shadow.Run;
import io.turnout.control.shadow.ShadowLedger;
import java.time.Instant;
import java.util.List;

/** What had come of comparing in the course of a rollout. */
final class Comparing {
    /** Runs of a capability that are looked through. */
    private static final int MOST = 100;

    private final Sessions control;
    private final ObjectMapper json;

    Comparing(Sessions control, ObjectMapper json) {
        this.control = control;
        this.json = json;
    }

    List<Compared> during(Release release, List<RolloutLog.Line> lines, Instant now) {
        Instant end = RolloutFacts.end(lines).map(RolloutLog.Entry::at).orElse(now);
        Gate gate = Gate.below(release.course().differences() / 100);
        try (ShadowLedger shadow = new ShadowLedger(control, json)) {
            return shadow.runs().newest(release.capability(), MOST).stream()
                    .filter(run -> run.startedAt().isBefore(end)
                            && (run.endedAt() == null || run.endedAt().isAfter(release.begunAt())))
                    .map(run -> compared(run, run.verdict(gate)))
                    .toList();
        }
    }

    private static Compared compared(Run run, Verdict verdict) {
        return new Compared(
                run.build(),
                words(verdict.verdict()),
                verdict.compared(),
                verdict.share().changed(),
                verdict.share().upperBound(),
                verdict.in(FieldState.DIFFERING).stream()
                        .map(FieldVerdict::path)
                        .toList());
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "the same";
            case FAIL -> "differ";
            case INSUFFICIENT_TRAFFIC -> "not enough traffic to say";
        };
    }
}
