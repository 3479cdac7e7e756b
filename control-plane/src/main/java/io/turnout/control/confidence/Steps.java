package io.turnout.control.confidence;

import io.turnout.control.confidence.RolloutReport.Taken;
import io.turnout.control.rollout.Exposure;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.RolloutLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps that a rollout took, by its log. */
final class Steps {
    private Steps() {}

    static List<Taken> of(RolloutFacts facts) {
        List<Taken> steps = new ArrayList<>();
        List<RolloutLog.Line> lines = facts.lines();
        int begun = -1;
        for (int i = 0; i < lines.size(); i++) {
            boolean another = begun < 0 || !isSame(lines.get(begun), lines.get(i));
            if (another && begun >= 0 && !isOver(lines.get(begun))) {
                steps.add(taken(facts, begun, i));
            }
            begun = another ? i : begun;
        }
        if (begun >= 0 && !isOver(lines.get(begun))) {
            steps.add(taken(facts, begun, lines.size()));
        }
        return steps;
    }

    /** What was done and is taken back has taken no step meanwhile. */
    private static boolean isOver(RolloutLog.Line line) {
        return line.entry().phase().isOver();
    }

    private static boolean isSame(RolloutLog.Line one, RolloutLog.Line other) {
        return one.entry().phase() == other.entry().phase()
                && one.entry().step() == other.entry().step();
    }

    private static Taken taken(RolloutFacts facts, int from, int to) {
        RolloutLog.Entry begin = facts.lines().get(from).entry();
        RolloutLog.Entry end = to < facts.lines().size() ? facts.lines().get(to).entry() : null;
        Instant until = end == null ? null : end.at();
        int step = begin.phase() == Phase.COMPARING ? 0 : begin.step();
        return new Taken(
                step,
                begin.percent(),
                begin.at(),
                until,
                end == null ? null : end.why(),
                approvedBy(facts.lines().subList(from, to)),
                Served.of(Harm.sum(facts.exposures().stream()
                        .filter(each -> each.isCandidate() && each.step() == step)
                        .map(Exposure::counted)
                        .toList())));
    }

    private static String approvedBy(List<RolloutLog.Line> lines) {
        return lines.stream()
                .filter(RolloutLog.Line::approved)
                .map(line -> line.entry().who())
                .findFirst()
                .orElse(null);
    }
}
