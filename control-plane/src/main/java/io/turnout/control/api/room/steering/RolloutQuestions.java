package io.turnout.control.api.room.steering;

import io.turnout.control.api.RolloutView;
import io.turnout.control.api.Steering;
import io.turnout.control.api.room.panel.Ask;
import io.turnout.control.plan.Capability;
import io.turnout.control.plan.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked before something is done about who reads a capability from its candidate. */
public final class RolloutQuestions {
    private RolloutQuestions() {}

    public static Question of(Steering operation, RolloutView rollout, Capability capability) {
        String name = rollout.capability();
        String candidate = candidate(capability);
        String action = "/control/rollouts/%s/%s"
                .formatted(Ask.encoded(name), operation.name().toLowerCase(java.util.Locale.ROOT));
        String now = now(rollout, candidate);
        return switch (operation) {
            case START ->
                Question.of(
                        "Start the rollout of " + name,
                        now,
                        List.of(
                                "Answers to %s %% of the subjects are compared, counted anew."
                                        .formatted(plain(rollout.course().compare())),
                                "Once they are known to be the same, %s of the subjects read from %s, each step for as long as the plan has it."
                                        .formatted(steps(rollout), candidate),
                                "It goes back by itself as soon as answers differ, or the candidate does worse than the plan allows."),
                        action,
                        "Start");
            case PAUSE ->
                Question.of(
                        "Pause the rollout of " + name,
                        now,
                        List.of(
                                "As many read from %s as do now, until somebody resumes it.".formatted(candidate),
                                "It still goes back if it has to."),
                        action,
                        "Pause");
            case RESUME ->
                Question.of(
                        "Resume the rollout of " + name,
                        now,
                        List.of("It goes on with its step, whose time begins anew."),
                        action,
                        "Resume");
            case APPROVE ->
                Question.of(
                                "Approve step %d of %s".formatted(rollout.step(), name),
                                now,
                                List.of(approved(rollout, candidate)),
                                action,
                                "Approve")
                        .ofStep(rollout.step());
            case ROLLBACK ->
                Question.of(
                                "Take the rollout of %s back".formatted(name),
                                now,
                                List.of(
                                        "Nobody reads from %s any more, at once.".formatted(candidate),
                                        "Answers go on to be compared. Started again, it begins with its first step."),
                                action,
                                "Take it back")
                        .dangerous();
        };
    }

    /** @param percent as it is now */
    public static Question share(String name, double percent, Capability capability) {
        return Question.of(
                        "Set who reads %s from %s".formatted(name, candidate(capability)),
                        "At the moment %s %% of the subjects do.".formatted(plain(percent)),
                        List.of(
                                "That share of the subjects, the same ones all the time, reads from there as soon as its data is verified.",
                                "Nothing judges that, and nothing takes it back by itself: a rollout does both.",
                                "0 has nobody read from there, at once."),
                        "/control/canaries/" + Ask.encoded(name),
                        "Set")
                .asking(percent);
    }

    private static String now(RolloutView rollout, String candidate) {
        return rollout.phase() == null || rollout.phase().isOver()
                ? "No rollout of it is under way."
                : "It is at step %d of %d: %s %% of the subjects read from %s."
                        .formatted(
                                rollout.step(), rollout.course().steps().size(), plain(rollout.percent()), candidate);
    }

    private static String steps(RolloutView rollout) {
        return rollout.course().steps().stream()
                .map(Step::percent)
                .map(RolloutQuestions::plain)
                .collect(Collectors.joining(", ", "", " %"));
    }

    private static String approved(RolloutView rollout, String candidate) {
        List<Step> steps = rollout.course().steps();
        return rollout.step() < steps.size()
                ? "As soon as all else allows it, %s %% of the subjects read from %s."
                        .formatted(plain(steps.get(rollout.step()).percent()), candidate)
                : "As soon as all else allows it, the rollout is done.";
    }

    private static String candidate(Capability capability) {
        return capability.candidate() == null ? "the candidate" : capability.candidate();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
