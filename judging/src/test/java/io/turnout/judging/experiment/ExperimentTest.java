package io.turnout.judging.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.judging.evidence.Claim;
import io.turnout.judging.evidence.Contrast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final Cohort CONTROL = new Cohort("control", 2);
    private static final Plan PLAN = Plan.of(CONTROL, new Cohort("red", 1), new Cohort("blue", 1));

    @Test
    void decidesNothingBeforeAnybodyCame() {
        assertThat(Experiment.of(PLAN).verdicts()).containsExactly(Verdict.NO_DECISION_YET, Verdict.NO_DECISION_YET);
    }

    @Test
    void tellsOfEachTreatmentByItself() {
        List<Finding> findings = after(10, Tally.of(1_000, 100), Tally.of(500, 80), Tally.of(500, 30))
                .findings();

        assertThat(findings).extracting(Finding::treatment).containsExactly("red", "blue");
        assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.BETTER, Verdict.WORSE);
        assertThat(findings.getFirst().counted()).isEqualTo(Tally.of(5_000, 800));
        assertThat(findings.getFirst().effect().difference().value()).hasValueCloseTo(0.06, withinATrifle());
        assertThat(findings.getFirst().effect().lift().value()).hasValueCloseTo(0.6, withinATrifle());
    }

    private static Offset<Double> withinATrifle() {
        return Offset.offset(1e-9);
    }

    @Test
    void decidesNothingWhereHardlyAnythingDiffers() {
        assertThat(after(10, Tally.of(1_000, 100), Tally.of(500, 51), Tally.of(500, 49))
                        .verdicts())
                .containsExactly(Verdict.NO_DECISION_YET, Verdict.NO_DECISION_YET);
    }

    @Test
    void sharesOutWhatItMayErrAmongTreatmentsAndSides() {
        for (long outcomes = 250; outcomes < 400; outcomes++) {
            double evidence = Contrast.of(0.5).with(outcomes, 2_500, 250, 2_500).logAbove(Claim.EQUAL);

            assertThat(beside(outcomes, 1) == Verdict.BETTER).isEqualTo(evidence >= Math.log(2 / 0.05));
            assertThat(beside(outcomes, 4) == Verdict.BETTER).isEqualTo(evidence >= Math.log(2 * 4 / 0.05));
        }
    }

    /** Of the first of so many treatments, where all others are like the control. */
    private static Verdict beside(long outcomes, int treatments) {
        Tally alike = Tally.of(2_500, 250);
        List<Tally> counted = new ArrayList<>(Collections.nCopies(treatments + 1, alike));
        counted.set(1, Tally.of(2_500, outcomes));
        Plan plan = Plan.of(
                new Cohort("control", 1),
                IntStream.range(0, treatments)
                        .mapToObj(i -> new Cohort("treatment " + i, 1))
                        .toArray(Cohort[]::new));
        return Experiment.of(plan).with(counted).verdicts().getFirst();
    }

    @Test
    void isInvalidWhereSubjectsComeInOtherSharesThanPlanned() {
        Experiment experiment = after(10, Tally.of(1_000, 100), Tally.of(500, 80), Tally.of(350, 30));

        assertThat(experiment.isMismatched()).isTrue();
        assertThat(experiment.verdicts()).containsExactly(Verdict.INVALID, Verdict.INVALID);
    }

    @Test
    void aTreatmentThatEndsBadlyIsStoppedForGood() {
        Experiment failing = after(
                10, new Tally(1_000, 100, 10_000, 10), new Tally(500, 80, 5_000, 50), new Tally(500, 50, 5_000, 5));

        Experiment later = failing;
        for (int i = 0; i < 100; i++) {
            later = later.with(List.of(
                    new Tally(1_000, 100, 10_000, 100), new Tally(500, 80, 5_000, 0), new Tally(500, 50, 5_000, 50)));
        }

        assertThat(failing.verdicts()).containsExactly(Verdict.STOPPED_BY_GUARDRAIL, Verdict.NO_DECISION_YET);
        assertThat(later.verdicts().getFirst()).isEqualTo(Verdict.STOPPED_BY_GUARDRAIL);
    }

    @Test
    void whatEndsBadlyOnAllSidesStopsNobody() {
        assertThat(after(
                                20,
                                new Tally(1_000, 100, 10_000, 3_000),
                                new Tally(500, 50, 5_000, 1_500),
                                new Tally(500, 50, 5_000, 1_490))
                        .verdicts())
                .containsExactly(Verdict.NO_DECISION_YET, Verdict.NO_DECISION_YET);
    }

    @Test
    void anOutcomeMayBecomeKnownLaterThanTheSubjectCame() {
        Experiment experiment = after(1, Tally.of(1_000, 0), Tally.of(500, 0), Tally.of(500, 0))
                .with(List.of(Tally.of(0, 100), Tally.of(0, 90), Tally.of(0, 50)));

        assertThat(experiment.counted()).containsExactly(Tally.of(1_000, 100), Tally.of(500, 90), Tally.of(500, 50));
        assertThat(experiment.verdicts()).hasSize(2);
    }

    @Test
    void refusesWhatCannotBeCounted() {
        Experiment experiment = Experiment.of(PLAN);

        assertThatThrownBy(() -> experiment.with(List.of(Tally.NOTHING, Tally.NOTHING)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> experiment.with(List.of(Tally.of(1, 2), Tally.NOTHING, Tally.NOTHING)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.of(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.of(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(0, 0, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(0, 0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPlansThatAreNone() {
        List<Cohort> two = List.of(CONTROL, new Cohort("red", 1));

        assertThatThrownBy(() -> Plan.of(CONTROL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Plan.of(CONTROL, CONTROL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(two, 0, 0.1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(two, 0.1, 1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(two, 0.1, 0.1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cohort(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cohort("red", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cohort("red", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Experiment after(int looks, Tally... each) {
        Experiment experiment = Experiment.of(PLAN);
        for (int i = 0; i < looks; i++) {
            experiment = experiment.with(List.of(each));
        }
        return experiment;
    }
}
