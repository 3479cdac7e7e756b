package io.turnout.judging.experiment;

import io.turnout.judging.evidence.Contrast;
import io.turnout.judging.evidence.Shares;
import io.turnout.judging.evidence.Table;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Treatments beside a control, in proportions of subjects. It may be looked at whenever and as often as one likes: the chances of its
 * {@link Plan} hold for all looks together. Immutable.
 *
 * <p>A verdict is of what is known at a look. One of {@code BETTER} or {@code WORSE} may be taken back at a later one; who acts on the first
 * errs as seldom as was planned. An outcome is better if there is more of it; of one that is to be rare, {@code WORSE} is good news.
 */
public final class Experiment {
    private final Plan plan;
    private final List<Tally> counted;
    private final List<Contrast> contrasts;
    private final List<Guardrails> guardrails;

    private Experiment(Plan plan, List<Tally> counted, List<Contrast> contrasts, List<Guardrails> guardrails) {
        this.plan = plan;
        this.counted = counted;
        this.contrasts = contrasts;
        this.guardrails = guardrails;
    }

    /** Before anything was counted. */
    public static Experiment of(Plan plan) {
        return new Experiment(
                plan,
                Collections.nCopies(plan.cohorts().size(), Tally.NOTHING),
                plan.cohorts().stream()
                        .skip(1)
                        .map(treatment -> Contrast.of(treatment.weight()
                                / (treatment.weight()
                                        + plan.cohorts().getFirst().weight())))
                        .toList(),
                Collections.nCopies(plan.treatments(), Guardrails.UNKNOWN));
    }

    /**
     * This with what was counted since.
     *
     * @param more of each cohort, as they are planned, in the same time; what the guardrails are about may change from one time to the
     *     next, on all sides alike
     * @throws IllegalArgumentException if there are not as many as cohorts, or more subjects had the outcome than were exposed
     */
    public Experiment with(List<Tally> more) {
        if (more.size() != counted.size()) {
            throw new IllegalArgumentException("each of " + counted.size() + " cohorts is counted");
        }
        List<Tally> all = IntStream.range(0, more.size())
                .mapToObj(i -> counted.get(i).plus(more.get(i)))
                .toList();
        if (all.stream().anyMatch(tally -> tally.outcomes() > tally.exposed())) {
            throw new IllegalArgumentException("a subject is exposed before it has the outcome, and has it once");
        }
        return new Experiment(
                plan,
                all,
                IntStream.range(0, contrasts.size())
                        .mapToObj(i -> with(contrasts.get(i), more.get(i + 1), more.getFirst()))
                        .toList(),
                IntStream.range(0, guardrails.size())
                        .mapToObj(i -> guardrails.get(i).with(more.get(i + 1), more.getFirst()))
                        .toList());
    }

    private static Contrast with(Contrast contrast, Tally treatment, Tally control) {
        return contrast.with(treatment.outcomes(), treatment.exposed(), control.outcomes(), control.exposed());
    }

    /** All that was counted, by cohort. */
    public List<Tally> counted() {
        return counted;
    }

    /** Whether subjects come in other shares than planned. */
    public boolean isMismatched() {
        long[] subjects = counted.stream().mapToLong(Tally::exposed).toArray();
        return Shares.logOther(plan.shares(), subjects) >= Math.log(1 / plan.falseMismatch());
    }

    /** By treatment; quicker than all findings. */
    public List<Verdict> verdicts() {
        boolean isMismatched = isMismatched();
        return IntStream.range(0, plan.treatments())
                .mapToObj(i -> verdict(i, isMismatched))
                .toList();
    }

    /** By treatment. */
    public List<Finding> findings() {
        List<Verdict> verdicts = verdicts();
        return IntStream.range(0, plan.treatments())
                .mapToObj(i -> new Finding(
                        plan.cohorts().get(i + 1).name(),
                        verdicts.get(i),
                        harm(i),
                        counted.get(i + 1),
                        comparison(i).effect()))
                .toList();
    }

    private Verdict verdict(int treatment, boolean isMismatched) {
        if (harm(treatment) != null) {
            return Verdict.STOPPED_BY_GUARDRAIL;
        }
        return isMismatched ? Verdict.INVALID : comparison(treatment).verdict();
    }

    private Harm harm(int treatment) {
        return guardrails.get(treatment).found(plan.falseStop() / plan.treatments());
    }

    private Comparison comparison(int treatment) {
        Tally control = counted.getFirst();
        Tally treated = counted.get(treatment + 1);
        return new Comparison(
                contrasts.get(treatment),
                new Table(treated.outcomes(), treated.exposed(), control.outcomes(), control.exposed()),
                // there are two sides to err on, of each treatment
                Math.log(2 * plan.treatments() / plan.falsePositive()));
    }
}
