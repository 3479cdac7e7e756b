package io.turnout.control.api.room.experiment;

import io.quarkus.qute.TemplateExtension;
import io.turnout.control.api.experiments.ExperimentView;
import io.turnout.judging.experiment.Tally;
import io.turnout.judging.experiment.Verdict;

/** How templates show what experiments have counted. */
@TemplateExtension
final class ExperimentFormats {
    private ExperimentFormats() {}

    /** {@code 5.00 %}. */
    static String share(Tally tally) {
        return ExperimentsPage.share(tally.outcomes(), tally.exposed());
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case NO_DECISION_YET -> "not known yet";
            case BETTER -> "better";
            case WORSE -> "worse";
            case INVALID -> "not to be trusted";
            case STOPPED_BY_GUARDRAIL -> "does harm";
        };
    }

    /** The style that shows it. */
    static String kind(Verdict verdict) {
        return switch (verdict) {
            case NO_DECISION_YET -> "open";
            case BETTER -> "pass";
            case WORSE, INVALID, STOPPED_BY_GUARDRAIL -> "fail";
        };
    }

    /** In the largest unit that it is a whole number of. */
    static String windowWords(ExperimentView view) {
        long seconds = view.window();
        return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
