package io.turnout.control.api.experiments;

import io.turnout.control.experiment.Kept;
import io.turnout.judging.experiment.Cohort;
import io.turnout.judging.experiment.Estimate;
import io.turnout.judging.experiment.Experiment;
import io.turnout.judging.experiment.Finding;
import io.turnout.judging.experiment.Harm;
import io.turnout.judging.experiment.Tally;
import io.turnout.judging.experiment.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An experiment, and what it has shown.
 *
 * @param window how long after it was exposed a subject's outcome still counts, in seconds; those whose is not over are not counted yet
 * @param waiting subjects that were exposed and are not counted yet
 * @param mismatched whether subjects come in other shares than planned, so that nothing is known
 * @param control what was counted of it
 * @param kept the variant that all got when it ended; null while it is under way
 */
public record ExperimentView(
        String key,
        String flag,
        String outcome,
        long window,
        Instant startedAt,
        String startedBy,
        String reason,
        Instant endedAt,
        String endedBy,
        String endedBecause,
        String kept,
        long waiting,
        boolean mismatched,
        CohortView control,
        List<TreatmentView> treatments) {
    /** Of one variant. */
    public record CohortView(String variant, double weight, Tally counted) {}

    /**
     * Of one that is held against the control.
     *
     * @param harm what has stopped it; null if nothing has
     */
    public record TreatmentView(
            String variant, double weight, Verdict verdict, Harm harm, Tally counted, Range difference, Range lift) {}

    /**
     * A number that is not known exactly.
     *
     * @param value what was seen; null if that cannot be told
     * @param upper null if nothing bounds it
     */
    public record Range(Double value, double lower, Double upper) {
        static Range of(Estimate estimate) {
            return new Range(
                    estimate.value().isPresent() ? estimate.value().getAsDouble() : null,
                    estimate.lower(),
                    Double.isInfinite(estimate.upper()) ? null : estimate.upper());
        }
    }

    static ExperimentView of(Kept kept, Experiment experiment, long exposed) {
        List<Cohort> cohorts = kept.design().plan().cohorts();
        List<Finding> findings = experiment.findings();
        Cohort control = cohorts.getFirst();
        long counted = experiment.counted().stream().mapToLong(Tally::exposed).sum();
        return new ExperimentView(
                kept.design().key(),
                kept.design().flag(),
                kept.design().outcome(),
                kept.design().windowSeconds(),
                kept.startedAt(),
                kept.startedBy(),
                kept.reason(),
                kept.endedAt(),
                kept.endedBy(),
                kept.endedBecause(),
                kept.kept(),
                kept.isUnderWay() ? exposed - counted : 0,
                experiment.isMismatched(),
                new CohortView(
                        control.name(), control.weight(), experiment.counted().getFirst()),
                IntStream.range(0, findings.size())
                        .mapToObj(i -> new TreatmentView(
                                findings.get(i).treatment(),
                                cohorts.get(i + 1).weight(),
                                findings.get(i).verdict(),
                                findings.get(i).harm(),
                                findings.get(i).counted(),
                                Range.of(findings.get(i).effect().difference()),
                                Range.of(findings.get(i).effect().lift())))
                        .toList());
    }

    public boolean underWay() {
        return endedAt == null;
    }
}
