package io.turnout.control.api.room.steering;

import io.turnout.control.conduct.Rehearsal;
import io.turnout.control.migration.Stage;
import io.turnout.control.preflight.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is asked before something is done: what will happen, and why it is to.
 *
 * @param now how it is at the moment; null if that goes without saying
 * @param effects what will happen, as sentences
 * @param action where the answer goes
 * @param button what it says
 * @param danger whether something is taken away
 * @param step of a rollout that is meant; null if none is
 * @param percent to be set, as it is now; null if none is
 * @param goal what a migration may come to; null if it is not about one
 * @param findings what stands in the way, or might
 * @param steps what would be run in databases, in this order
 */
public record Question(
        String title,
        String now,
        List<String> effects,
        String action,
        String button,
        boolean danger,
        Integer step,
        Double percent,
        Goal goal,
        List<Finding> findings,
        List<Rehearsal.Planned> steps) {
    /** @param capabilities of which all are taken along if none is chosen */
    public record Goal(List<Choice> choices, List<String> capabilities) {
        static Goal of(List<String> capabilities) {
            return new Goal(
                    Stream.of(Stage.values())
                            .filter(stage -> stage != Stage.LEGACY)
                            .map(Choice::of)
                            .toList(),
                    capabilities);
        }
    }

    /** A stage to come to. */
    public record Choice(Stage stage, String means, boolean chosen) {
        static Choice of(Stage stage) {
            return new Choice(stage, means(stage), stage == Stage.CANDIDATE);
        }

        private static String means(Stage stage) {
            return switch (stage) {
                case LEGACY -> "";
                case SHADOW -> "data is copied, and answers are compared; nobody reads from candidates";
                case CANARY -> "all read from candidates in the end; everything is written where it was";
                case CANDIDATE -> "candidates answer and are written; the legacy side follows, so that all can go back";
                case RETIRED -> "the legacy side is not needed any more; there is no way back from there";
            };
        }
    }

    static Question of(String title, String now, List<String> effects, String action, String button) {
        return new Question(title, now, effects, action, button, false, null, null, null, List.of(), List.of());
    }

    Question dangerous() {
        return new Question(title, now, effects, action, button, true, step, percent, goal, findings, steps);
    }

    Question ofStep(int meant) {
        return new Question(title, now, effects, action, button, danger, meant, percent, goal, findings, steps);
    }

    Question asking(double present) {
        return new Question(title, now, effects, action, button, danger, step, present, goal, findings, steps);
    }

    Question asking(Goal goals) {
        return new Question(title, now, effects, action, button, danger, step, percent, goals, findings, steps);
    }

    Question with(List<Finding> found, List<Rehearsal.Planned> planned) {
        return new Question(title, now, effects, action, button, danger, step, percent, goal, found, planned);
    }
}
