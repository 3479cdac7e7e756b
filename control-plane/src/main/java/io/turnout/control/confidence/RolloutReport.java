package io.turnout.control.confidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.migration.Migrations;
import io.turnout.control.plan.Step;
import io.turnout.control.rollout.Exposure;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.rollout.Subjects;
import io.turnout.judging.count.SideCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What may be told of a rollout.
 *
 * @param endedAt null while it is under way
 * @param endedBy who decided that; the control plane, if it did by itself
 * @param because why it is where it is
 * @param subjects different ones that the candidate has answered
 * @param ofAll the same of both sides, in the steps in which some read from the candidate
 * @param candidate what all its builds did
 * @param legacy what the legacy side did in the same steps
 * @param failedBeyond share of requests that failed beyond the legacy side's; null if there is nothing to hold it against
 * @param detected from the first answer of a build that was judged worse until it was taken back, as gateways told of it; of any build, if none
 *     was judged so; null if nothing was taken back because of what it did
 * @param recovered from then until the last answer; 0 if none was counted later, null if nothing was
 * @param harm of builds that were judged worse; null if none was
 */
public record RolloutReport(
        long number,
        String capability,
        Outcome outcome,
        Instant begunAt,
        Instant endedAt,
        String endedBy,
        String because,
        List<Taken> steps,
        List<Built> builds,
        Subjects.Number subjects,
        Subjects.Number ofAll,
        Served candidate,
        Served legacy,
        Range failedBeyond,
        Duration detected,
        Duration recovered,
        Harm harm,
        List<RolloutFacts.Compared> compared,
        Instant asOf) {
    /** Windows in which gateways count: what happened in one is not told apart by time. */
    public static final Duration WINDOW = Duration.ofSeconds(1);

    private static final String ITSELF = "control plane";

    /** How it ended. */
    public enum Outcome {
        UNDER_WAY,
        /** All steps are behind it, or its data has moved. */
        RELEASED,
        /** Taken back while nobody read from it. */
        CAUGHT_UNSEEN,
        /** Taken back by itself while some did. */
        TAKEN_BACK,
        /** The same by somebody. */
        CALLED_BACK,
        /** A migration that was taken back took it along: nothing was found. */
        WENT_BACK
    }

    /**
     * A step that it took.
     *
     * @param step from 1 on; 0 is comparing
     * @param until null while it is under way
     * @param approvedBy who let it end; null if nobody had to, or nobody did
     */
    public record Taken(
            int step,
            double percent,
            Instant from,
            Instant until,
            String because,
            String approvedBy,
            Served candidate) {}

    /** A build that answered somebody. */
    public record Built(
            String build, Served served, Served beside, Subjects.Number subjects, Instant firstAt, boolean judgedBad) {}

    public static RolloutReport of(RolloutFacts facts) {
        List<Exposure> candidates = of(facts, Exposure::isCandidate);
        List<Exposure> legacy = of(facts, each -> !each.isCandidate());
        SideCount ours = Harm.sum(candidates.stream().map(Exposure::counted).toList());
        SideCount theirs = Harm.sum(
                candidates.isEmpty()
                        ? List.of()
                        : legacy.stream().map(Exposure::counted).toList());
        RolloutLog.Entry end = end(facts);
        boolean back = end != null && end.phase() == Phase.ROLLED_BACK;
        Set<String> bad = back ? bad(end.evidence()) : Set.of();
        List<Exposure> worse =
                candidates.stream().filter(each -> bad.contains(each.build())).toList();
        Outcome outcome = outcome(end, candidates);
        boolean found = back && outcome != Outcome.WENT_BACK;
        return new RolloutReport(
                facts.number(),
                facts.capability(),
                outcome,
                facts.begunAt(),
                end == null ? null : end.at(),
                end == null ? null : end.who(),
                end == null ? last(facts) : end.why(),
                steps(facts),
                builds(candidates, bad),
                subjects(candidates),
                subjects(facts.exposures()),
                Served.of(ours),
                Served.of(theirs),
                Excess.ofFailures(ours, theirs),
                found ? detected(facts, worse.isEmpty() ? candidates : worse, end.at()) : null,
                found && !candidates.isEmpty() ? recovered(candidates, end.at()) : null,
                worse.isEmpty() ? null : Harm.of(worse, sameSteps(legacy, worse), slowdown(facts, worse)),
                facts.compared(),
                facts.asOf());
    }

    /** Whether gateways have told who was answered; those of an earlier version do not. */
    public boolean knowsSubjects() {
        return candidate.requests() == 0 || subjects.upper() > 0;
    }

    public boolean byItself() {
        return ITSELF.equals(endedBy);
    }

    private static List<Exposure> of(RolloutFacts facts, Predicate<Exposure> which) {
        return facts.exposures().stream().filter(which).toList();
    }

    private static RolloutLog.Entry end(RolloutFacts facts) {
        return RolloutFacts.end(facts.lines()).orElse(null);
    }

    private static String last(RolloutFacts facts) {
        return facts.lines().isEmpty() ? null : facts.lines().getLast().entry().why();
    }

    private static Outcome outcome(RolloutLog.Entry end, List<Exposure> candidates) {
        if (end == null) {
            return Outcome.UNDER_WAY;
        }
        if (end.phase() == Phase.DONE) {
            return Outcome.RELEASED;
        }
        if (end.who().equals(Migrations.ITSELF)) {
            return Outcome.WENT_BACK;
        }
        if (candidates.isEmpty()) {
            return Outcome.CAUGHT_UNSEEN;
        }
        return end.who().equals(ITSELF) ? Outcome.TAKEN_BACK : Outcome.CALLED_BACK;
    }

    /** Those that the decision calls so; none if it was about something else. */
    private static Set<String> bad(JsonNode evidence) {
        Set<String> bad = new TreeSet<>();
        evidence.path("judged").properties().stream()
                .filter(each -> each.getValue().path("outcome").asText().equals("FAIL"))
                .forEach(each -> bad.add(each.getKey()));
        return bad;
    }

    /** Of comparing, it begins with the rollout. */
    private static Duration detected(RolloutFacts facts, List<Exposure> taken, Instant decided) {
        Instant first =
                taken.stream().map(Exposure::firstAt).min(Instant::compareTo).orElse(facts.begunAt());
        return notNegative(Duration.between(first, decided));
    }

    private static Duration recovered(List<Exposure> candidates, Instant decided) {
        Instant last = candidates.stream()
                .map(Exposure::lastAt)
                .max(Instant::compareTo)
                .orElse(decided);
        return notNegative(Duration.between(decided, last));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static List<Exposure> sameSteps(List<Exposure> legacy, List<Exposure> taken) {
        return legacy.stream()
                .filter(each -> taken.stream().anyMatch(one -> one.step() == each.step()))
                .toList();
    }

    private static double slowdown(RolloutFacts facts, List<Exposure> taken) {
        List<Step> steps = facts.course().steps();
        int last = taken.stream().mapToInt(Exposure::step).max().orElse(1);
        return steps.get(Math.min(last, steps.size()) - 1).limits().slowdown();
    }

    private static Subjects.Number subjects(List<Exposure> exposures) {
        return exposures.stream()
                .map(Exposure::subjects)
                .reduce(Subjects.NOBODY, Subjects::plus)
                .number();
    }

    private static List<Built> builds(List<Exposure> candidates, Set<String> bad) {
        return candidates.stream()
                .map(Exposure::build)
                .distinct()
                .map(build -> {
                    List<Exposure> its = candidates.stream()
                            .filter(each -> each.build().equals(build))
                            .toList();
                    return new Built(
                            build,
                            Served.of(
                                    Harm.sum(its.stream().map(Exposure::counted).toList())),
                            Served.of(
                                    Harm.sum(its.stream().map(Exposure::beside).toList())),
                            subjects(its),
                            its.stream()
                                    .map(Exposure::firstAt)
                                    .min(Instant::compareTo)
                                    .orElseThrow(),
                            bad.contains(build));
                })
                .toList();
    }

    private static List<Taken> steps(RolloutFacts facts) {
        return Steps.of(facts);
    }
}
