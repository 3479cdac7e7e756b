package io.turnout.control.api.room.steering;

import io.turnout.control.api.room.panel.Ask;
import io.turnout.control.api.room.panel.Words;
import io.turnout.control.conduct.Rehearsal;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.Finding;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import java.util.List;
import java.util.Locale;

/** What is asked before something is done with a dataset. */
public final class DatasetQuestions {
    private DatasetQuestions() {}

    public static Question of(
            Operation operation, Dataset dataset, State state, List<Finding> findings, List<Rehearsal.Planned> steps) {
        String source = dataset.source().name();
        String target = dataset.target().name();
        Question question = Question.of(
                        "%s %s".formatted(Words.of(operation), dataset.name()),
                        "It is %s.".formatted(state),
                        effects(operation, dataset, source, target),
                        "/control/datasets/%s/%s"
                                .formatted(
                                        Ask.encoded(dataset.name()),
                                        operation.name().toLowerCase(Locale.ROOT)),
                        Words.of(operation))
                .with(findings, steps);
        return switch (operation) {
            case ROLLBACK, DETACH, ABORT -> question.dangerous();
            case START, VERIFY, CUTOVER -> question;
        };
    }

    private static List<String> effects(Operation operation, Dataset dataset, String source, String target) {
        long bound = dataset.bound().toSeconds();
        return switch (operation) {
            case START ->
                List.of(
                        "Fences are put up: writes go to %s, as before.".formatted(source),
                        "%s copies all rows of %s, and follows from then on.".formatted(target, source));
            case VERIFY ->
                List.of(
                        "Every row is compared while both sides are in use.",
                        "If none differs, its capabilities may be read from %s.".formatted(target));
            case CUTOVER ->
                List.of(
                        "Writes wait, for %d s at most; if it takes longer, it undoes itself.".formatted(bound),
                        "Then they go to %s, and everything that is made of it is answered there.".formatted(target),
                        "%s follows, and can take over again.".formatted(source));
            case ROLLBACK ->
                List.of(
                        "Writes wait, for %d s at most; if it takes longer, it undoes itself.".formatted(bound),
                        "Then they go to %s again, with all that was written meanwhile.".formatted(source),
                        "%s follows.".formatted(target));
            case DETACH ->
                List.of(
                        "The sides do not follow each other any more.",
                        "There is no way back: %s is where it is written for good.".formatted(target));
            case ABORT ->
                List.of(
                        "The sides do not follow each other any more, and %s is emptied of the copy.".formatted(target),
                        "Nobody reads from candidates that are made of it.");
        };
    }
}
