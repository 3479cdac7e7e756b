package io.turnout.judging.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final Cohort CONTROL = new Cohort("control", 1);
    private static final double WEIGHT = 0.5;

    /** Of the second of two looks, so that a guess was made in between. */
    private static Finding finding(Cohort control, Cohort treatment, Tally theirs, Tally ours) {
        return Experiment.of(Plan.of(control, treatment))
                .with(List.of(Tally.of(20, 2), Tally.of(20, 2)))
                .with(List.of(theirs, ours))
                .findings()
                .getFirst();
    }

    private static Effect effect(long ours, long ourSubjects, long theirs, long theirSubjects) {
        return finding(CONTROL, new Cohort("new", 1), Tally.of(theirSubjects, theirs), Tally.of(ourSubjects, ours))
                .effect();
    }

    @Property(tries = 200)
    void bothIntervalsContainWhatWasSeenAndAgreeWithTheVerdict(
            @ForAll @LongRange(min = 0, max = 20_000) long ourSubjects,
            @ForAll @LongRange(min = 0, max = 20_000) long theirSubjects,
            @ForAll @DoubleRange(min = 0, max = 1) double ours,
            @ForAll @DoubleRange(min = 0, max = 1) double theirs) {
        Finding finding = finding(
                CONTROL,
                new Cohort("new", 1),
                Tally.of(theirSubjects, (long) (theirSubjects * theirs)),
                Tally.of(ourSubjects, (long) (ourSubjects * ours)));
        Estimate difference = finding.effect().difference();
        Estimate lift = finding.effect().lift();

        assertThat(difference.value().orElseThrow()).isBetween(difference.lower(), difference.upper());
        assertThat(lift.value().orElseThrow()).isBetween(lift.lower(), lift.upper());
        if (finding.verdict() != Verdict.INVALID) {
            assertThat(difference.lower() > 0).isEqualTo(finding.verdict() == Verdict.BETTER);
            assertThat(lift.lower() > 0).isEqualTo(finding.verdict() == Verdict.BETTER);
            assertThat(difference.upper() < 0).isEqualTo(finding.verdict() == Verdict.WORSE);
            assertThat(lift.upper() < 0).isEqualTo(finding.verdict() == Verdict.WORSE);
        }
    }

    @Property(tries = 100)
    void isTurnedRoundWhereCohortsAre(
            @ForAll @LongRange(min = 0, max = 3_000) long ours, @ForAll @LongRange(min = 0, max = 6_000) long theirs) {
        Tally small = Tally.of(3_000, ours);
        Tally large = Tally.of(6_000, theirs);
        Cohort half = new Cohort("half", WEIGHT);

        Effect effect = finding(CONTROL, half, large, small).effect();
        Effect turned = finding(half, CONTROL, small, large).effect();

        assertThat(turned.difference().lower()).isCloseTo(-effect.difference().upper(), within(1e-9));
        assertThat(turned.difference().upper()).isCloseTo(-effect.difference().lower(), within(1e-9));
        Assume.that(effect.lift().lower() > -1 && turned.lift().lower() > -1);
        assertThat(1 + turned.lift().lower()).isCloseTo(1 / (1 + effect.lift().upper()), within(1e-6));
    }

    @Property(tries = 50)
    void isKnownTheBetterTheMoreSubjectsThereAre(@ForAll @LongRange(min = 1, max = 99) long percent) {
        double width = 2;
        for (long hundreds : new long[] {1, 10, 100, 1_000, 10_000, 100_000}) {
            Estimate difference = effect(percent * hundreds, 100 * hundreds, percent * hundreds, 100 * hundreds)
                    .difference();
            assertThat(difference.upper() - difference.lower()).isLessThan(width);
            width = difference.upper() - difference.lower();
        }
        assertThat(width).isLessThan(0.004);
    }

    @Test
    void nothingIsKnownOfNobody() {
        Effect effect = Experiment.of(Plan.of(CONTROL, new Cohort("new", 1)))
                .findings()
                .getFirst()
                .effect();

        assertThat(effect.difference()).isEqualTo(new Estimate(OptionalDouble.empty(), -1, 1));
        assertThat(effect.lift()).isEqualTo(new Estimate(OptionalDouble.empty(), -1, Double.POSITIVE_INFINITY));
    }

    @Test
    void noLiftCanBeToldFromNone() {
        Plan plan = Plan.of(CONTROL, new Cohort("new", 1));

        Effect none = Experiment.of(plan)
                .with(List.of(Tally.of(1_000, 0), Tally.of(1_000, 0)))
                .findings()
                .getFirst()
                .effect();
        Effect some = Experiment.of(plan)
                .with(List.of(Tally.of(1_000, 0), Tally.of(1_000, 100)))
                .findings()
                .getFirst()
                .effect();

        assertThat(none.difference().value()).hasValue(0);
        assertThat(none.lift()).isEqualTo(new Estimate(OptionalDouble.empty(), -1, Double.POSITIVE_INFINITY));
        assertThat(some.lift().value()).isEmpty();
        assertThat(some.lift().lower()).isGreaterThan(1);
        assertThat(some.lift().upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void allMayHaveHadIt() {
        Experiment experiment = Experiment.of(Plan.of(CONTROL, new Cohort("new", 1)));
        for (int i = 0; i < 10; i++) {
            experiment = experiment.with(List.of(Tally.of(100, 100), Tally.of(100, 100)));
        }
        Estimate difference = experiment.findings().getFirst().effect().difference();

        assertThat(difference.lower()).isBetween(-0.1, 0.0);
        assertThat(difference.upper()).isBetween(0.0, 0.1);
    }

    @Test
    void thereMayBeBillionsOfThem() {
        Estimate difference = effect(2_000_200_000L, 4_000_000_000L, 2_000_000_000L, 4_000_000_000L)
                .difference();

        assertThat(difference.value().orElseThrow()).isCloseTo(0.00005, within(1e-9));
        assertThat(difference.lower()).isBetween(-0.001, 0.0);
        assertThat(difference.upper()).isBetween(0.0001, 0.002);
    }

    @Test
    void anEstimateLiesBetweenItsBounds() {
        assertThatThrownBy(() -> new Estimate(OptionalDouble.of(1), 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(OptionalDouble.of(4), 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(OptionalDouble.empty(), 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(OptionalDouble.of(Double.NaN), 2, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
