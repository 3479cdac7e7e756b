package io.turnout.control.api.reports;

import io.turnout.control.api.experiments.ExperimentView;
import io.turnout.control.api.experiments.ExperimentView.CohortView;
import io.turnout.control.api.experiments.ExperimentView.TreatmentView;
import io.turnout.control.confidence.ExperimentReport;
import io.turnout.control.confidence.ExperimentReport.Arm;
import io.turnout.control.confidence.Range;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** An experiment's cohorts, as its report has them. */
final class Arms {
    private Arms() {}

    static ExperimentReport report(ExperimentView view, Instant asOf) {
        List<Arm> arms = Stream.concat(
                        Stream.of(arm(view.control())),
                        view.treatments().stream().map(Arms::arm))
                .toList();
        return new ExperimentReport(
                view.key(),
                view.flag(),
                view.outcome(),
                view.window(),
                view.startedAt(),
                view.startedBy(),
                view.reason(),
                view.endedAt(),
                view.endedBy(),
                view.endedBecause(),
                view.kept(),
                view.waiting(),
                view.mismatched(),
                arms,
                asOf);
    }

    private static Arm arm(CohortView control) {
        var counted = control.counted();
        return new Arm(
                control.variant(),
                control.weight(),
                counted.exposed(),
                counted.outcomes(),
                counted.tries(),
                counted.bad(),
                counted.slow(),
                null,
                null,
                null);
    }

    private static Arm arm(TreatmentView treatment) {
        var counted = treatment.counted();
        var difference = treatment.difference();
        return new Arm(
                treatment.variant(),
                treatment.weight(),
                counted.exposed(),
                counted.outcomes(),
                counted.tries(),
                counted.bad(),
                counted.slow(),
                treatment.verdict().name(),
                treatment.harm(),
                difference.value() == null
                        ? null
                        : new Range(
                                difference.value(),
                                difference.lower(),
                                difference.upper() == null ? 1 : difference.upper()));
    }
}
