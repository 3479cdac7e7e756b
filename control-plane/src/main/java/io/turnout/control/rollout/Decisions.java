package io.turnout.control.rollout;

import io.turnout.comparison.verdict.Outcome;
import io.turnout.control.plan.Step;
import io.turnout.control.rollout.Move.Advance;
import io.turnout.control.rollout.Move.Finish;
import io.turnout.control.rollout.Move.Moved;
import io.turnout.control.rollout.Move.RollBack;
import io.turnout.control.rollout.Move.Wait;
import io.turnout.control.rollout.Seen.Compared;
import io.turnout.judging.Judgement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what is next. Going back comes before all else, and needs nobody's consent; going on needs everything: the candidate's data, that
 * its answers are the same, the time of the step, that it does no worse, and who is to approve.
 */
public final class Decisions {
    /** What a step waits for that is all right, and is not to end by itself. */
    public static final String APPROVAL = "Somebody has to approve the step.";

    private Decisions() {}

    /** @param rollout one that is not over */
    public static Move next(Rollout rollout, Seen seen) {
        if (seen.hasMoved()) {
            return new Moved("its data has moved, so that all read from the candidate");
        }
        return fault(seen).<Move>map(RollBack::new).orElseGet(() -> onwards(rollout, seen));
    }

    private static Move onwards(Rollout rollout, Seen seen) {
        if (rollout.paused()) {
            return new Wait("It is paused: resume it.");
        }
        if (seen.objection() != null) {
            return new Wait("It " + seen.objection());
        }
        return rollout.phase() == Phase.COMPARING ? afterComparing(seen) : afterStep(rollout, seen);
    }

    private static Move afterComparing(Seen seen) {
        return unproven(seen.compared()).<Move>map(Wait::new).orElseGet(() -> new Advance("its answers are the same"));
    }

    private static Move afterStep(Rollout rollout, Seen seen) {
        Step step = rollout.current();
        Duration left = step.hold().minus(seen.inStep());
        if (left.isPositive()) {
            return new Wait("The step lasts %d s more.".formatted(left.toSeconds() + 1));
        }
        // once all read from the candidate, there is nobody left whose answers could be compared
        Optional<String> unproven = step.reachesAll() ? unproven(seen) : unprovenAny(seen);
        if (unproven.isPresent()) {
            return new Wait(unproven.get());
        }
        if (step.manual() && !rollout.approved()) {
            return new Wait(APPROVAL);
        }
        String why = step.reachesAll() ? "few enough requests fail" : "it does no worse than the legacy side";
        return rollout.isAtLastStep() ? new Finish(why) : new Advance(why);
    }

    private static Optional<String> fault(Seen seen) {
        if (seen.compared().outcome() == Outcome.FAIL) {
            return Optional.of(
                    "its answers differ: " + String.join(", ", seen.compared().reasons()));
        }
        return seen.judged().values().stream()
                .filter(judgement -> judgement.outcome() == Judgement.Outcome.FAIL)
                .findFirst()
                .map(judgement -> String.join("; ", judgement.reasons()));
    }

    private static Optional<String> unprovenAny(Seen seen) {
        return unproven(seen.compared()).or(() -> unproven(seen)).or(() -> unlike(seen.compared(), seen.judged()));
    }

    private static Optional<String> unproven(Compared compared) {
        return compared.outcome() == Outcome.PASS
                ? Optional.empty()
                : Optional.of(
                        "Its answers are not known to be the same yet: " + String.join(", ", compared.reasons()) + ".");
    }

    /** Of several builds, as in a rolling update, each has to be. */
    private static Optional<String> unproven(Seen seen) {
        if (!seen.isAnswering()) {
            return Optional.of("The candidate has answered nobody for a while.");
        }
        return seen.judged().values().stream()
                .filter(judgement -> judgement.outcome() != Judgement.Outcome.PASS)
                .findFirst()
                .map(judgement -> judgement.reasons().stream().collect(Collectors.joining("; ", "It ", ".")));
    }

    private static Optional<String> unlike(Compared compared, Map<String, Judgement> judged) {
        boolean isKnown = compared.build() != null && !judged.containsKey("");
        return isKnown && !judged.containsKey(compared.build())
                ? Optional.of("The build whose answers were compared is not the one that answers.")
                : Optional.empty();
    }
}
