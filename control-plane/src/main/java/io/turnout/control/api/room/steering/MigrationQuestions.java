package io.turnout.control.api.room.steering;

import io.turnout.control.api.Steering;
import io.turnout.control.api.room.panel.Ask;
import io.turnout.control.plan.Dataset;
import io.turnout.platform.ProblemType;
import java.util.List;

/** What is asked before something is done about the migration. */
public final class MigrationQuestions {
    private MigrationQuestions() {}

    /** @param capabilities of the plan */
    public static Question of(Steering operation, List<String> capabilities) {
        return switch (operation) {
            case START ->
                Question.of(
                                "Begin a migration",
                                null,
                                List.of(
                                        "Data is copied, followed and verified, row by row.",
                                        "Whatever is made of it is compared.",
                                        "Candidates come to be read, each by a rollout of its own, which goes back by itself if it has to.",
                                        "Datasets are cut over, if it is to go so far."),
                                action("start"),
                                "Begin")
                        .asking(Question.Goal.of(capabilities));
            case PAUSE ->
                Question.of(
                        "Pause the migration",
                        null,
                        List.of(
                                "Nothing more is begun until somebody resumes it.",
                                "Rollouts go no further either; they still go back if they have to.",
                                "What a dataset is at goes on to its end."),
                        action("pause"),
                        "Pause");
            case RESUME ->
                Question.of(
                        "Resume the migration",
                        null,
                        List.of("It goes on where it is.", "What has failed since is tried again."),
                        action("resume"),
                        "Resume");
            case ROLLBACK ->
                Question.of(
                                "Take everything back",
                                null,
                                List.of(
                                        "Nobody reads from candidates any more.",
                                        "Then data that this migration has moved goes back, in the opposite order; what was written meanwhile goes with it.",
                                        "Services go on to follow."),
                                action("rollback"),
                                "Take everything back")
                        .dangerous();
            case APPROVE -> throw ProblemType.NOT_FOUND.because("What is approved is the cutover of a dataset.");
        };
    }

    public static Question approval(Dataset dataset) {
        return Question.of(
                "Approve the cutover of " + dataset.name(),
                null,
                List.of(
                        "As soon as all else allows it, %s is cut over from %s to %s."
                                .formatted(
                                        dataset.name(),
                                        dataset.source().name(),
                                        dataset.target().name()),
                        "Writes wait meanwhile, for %d s at most; if it takes longer, it undoes itself."
                                .formatted(dataset.bound().toSeconds()),
                        "%s follows then, and can take over again."
                                .formatted(dataset.source().name())),
                action("approve/" + Ask.encoded(dataset.name())),
                "Approve");
    }

    private static String action(String operation) {
        return "/control/migration/" + operation;
    }
}
