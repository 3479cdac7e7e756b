package io.turnout.judging.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final int SUBJECTS = 5;

    /** Over all that can happen where the claim is true, or beyond it. */
    @Property(tries = 100)
    void hasAMeanOfOneAtMost(
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
            @ForAll @DoubleRange(min = 0, max = 1) double ours,
            @ForAll @DoubleRange(min = 0.01, max = 1) double theirs,
            @ForAll @DoubleRange(min = 0, max = 0.5) double beyond) {
        Chances chances = new Chances(share, ours, theirs);
        Claim difference = Claim.difference(ours - theirs);
        Claim ratio = Claim.ratio(ours / theirs);

        assertThat(chances.mean(contrast -> contrast.logAbove(difference))).isCloseTo(1, within(1e-9));
        assertThat(chances.mean(contrast -> contrast.logBelow(difference))).isCloseTo(1, within(1e-9));
        assertThat(chances.mean(contrast -> contrast.logAbove(ratio))).isCloseTo(1, within(1e-9));
        assertThat(chances.mean(contrast -> contrast.logBelow(ratio))).isCloseTo(1, within(1e-9));
        assertThat(chances.mean(contrast -> contrast.logAbove(Claim.difference(Math.min(1, ours - theirs + beyond)))))
                .isLessThanOrEqualTo(1 + 1e-9);
        assertThat(chances.mean(contrast -> contrast.logBelow(Claim.ratio(ours / theirs * beyond))))
                .isLessThanOrEqualTo(1 + 1e-9);
    }

    private record Chances(double share, double ours, double theirs) {
        double mean(ToDoubleFunction<Contrast> log) {
            return mean(Contrast.of(share), SUBJECTS, log);
        }

        /** Subjects come one at a time, so that what is guessed changes in between. */
        private double mean(Contrast contrast, int more, ToDoubleFunction<Contrast> log) {
            if (more == 0) {
                return Math.exp(log.applyAsDouble(contrast));
            }
            return share * ours * mean(contrast.with(1, 1, 0, 0), more - 1, log)
                    + share * (1 - ours) * mean(contrast.with(0, 1, 0, 0), more - 1, log)
                    + (1 - share) * theirs * mean(contrast.with(0, 0, 1, 1), more - 1, log)
                    + (1 - share) * (1 - theirs) * mean(contrast.with(0, 0, 0, 1), more - 1, log);
        }
    }

    @Property(tries = 100)
    void saysTheLessTheMoreIsClaimed(
            @ForAll @DoubleRange(min = -1, max = 1) double one, @ForAll @DoubleRange(min = -1, max = 1) double other) {
        Contrast contrast = Contrast.of(0.3).with(40, 300, 60, 700).with(50, 300, 70, 700);
        double less = Math.min(one, other);
        double more = Math.max(one, other);

        assertThat(contrast.logAbove(Claim.difference(less)))
                .isGreaterThanOrEqualTo(contrast.logAbove(Claim.difference(more)));
        assertThat(contrast.logBelow(Claim.difference(less)))
                .isLessThanOrEqualTo(contrast.logBelow(Claim.difference(more)));
        assertThat(contrast.logAbove(Claim.ratio(1 + less)))
                .isGreaterThanOrEqualTo(contrast.logAbove(Claim.ratio(1 + more)));
    }

    @Test
    void saysNothingBeforeAnybodyCame() {
        assertThat(Contrast.of(0.5).logAbove(Claim.EQUAL)).isZero();
        assertThat(Contrast.of(0.5).with(0, 0, 0, 0).logBelow(Claim.EQUAL)).isZero();
    }

    @Test
    void growsWithWhatSpeaksForIt() {
        Contrast contrast = Contrast.of(0.5).with(10, 100, 10, 100).with(300, 2_000, 200, 2_000);

        assertThat(contrast.logAbove(Claim.EQUAL)).isGreaterThan(Math.log(40));
        assertThat(contrast.logBelow(Claim.EQUAL)).isNegative();
        assertThat(contrast.logAbove(Claim.difference(0.05))).isLessThan(Math.log(40));
        assertThat(contrast.logAbove(Claim.ratio(1.5))).isLessThan(Math.log(40));
    }

    @Test
    void hardlyMindsThatOneSideGotAFewMoreOnceItKnowsTheChance() {
        Contrast contrast = Contrast.of(0.5).with(250, 500, 250, 500);

        for (int day = 0; day < 28; day++) {
            contrast = contrast.with(2_550, 5_100, 2_450, 4_900);
        }

        assertThat(contrast.logAbove(Claim.EQUAL)).isLessThan(Math.log(40));
        assertThat(contrast.logBelow(Claim.EQUAL)).isLessThan(Math.log(40));
    }

    @Test
    void looksOfAnyNumberSayAboutTheSame() {
        Contrast few = Contrast.of(0.5).with(10, 100, 10, 100).with(550, 4_900, 460, 4_900);
        Contrast many = Contrast.of(0.5).with(10, 100, 10, 100);
        for (int i = 0; i < 49; i++) {
            many = many.with(i < 11 ? 12 : 11, 100, i < 19 ? 10 : 9, 100);
        }

        assertThat(many.logAbove(Claim.EQUAL)).isCloseTo(few.logAbove(Claim.EQUAL), within(0.5));
    }

    @Test
    void timesInWhichNobodyCameChangeNothing() {
        Contrast contrast = Contrast.of(0.5);
        Contrast idle = contrast.with(0, 0, 0, 0).with(0, 0, 0, 0);

        assertThat(idle.with(90, 100, 80, 100)
                        .with(0, 0, 0, 0)
                        .with(850, 1_000, 800, 1_000)
                        .logAbove(Claim.EQUAL))
                .isEqualTo(contrast.with(90, 100, 80, 100)
                        .with(850, 1_000, 800, 1_000)
                        .logAbove(Claim.EQUAL));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Contrast.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Contrast.of(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Claim.difference(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Claim.ratio(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Claim.ratio(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
