package io.turnout.judging.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final double[] HALVES = {0.5, 0.5};

    /** Over all ways in which a few can come in three cohorts. */
    @Property(tries = 50)
    void hasAMeanOfOne(
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double one,
            @ForAll @DoubleRange(min = 0.01, max = 0.49) double other) {
        double[] planned = {one, other, 1 - one - other};

        assertThat(mean(planned, new long[3], 6)).isCloseTo(1, within(1e-9));
    }

    private static double mean(double[] planned, long[] counts, int more) {
        if (more == 0) {
            return Math.exp(Shares.logOther(planned, counts));
        }
        double mean = 0;
        for (int i = 0; i < planned.length; i++) {
            long[] next = counts.clone();
            next[i]++;
            mean += planned[i] * mean(planned, next, more - 1);
        }
        return mean;
    }

    @Test
    void findsTheSharesOfWhomMoreCame() {
        assertThat(Shares.logOther(HALVES, new long[] {0, 0})).isZero();
        assertThat(Shares.logOther(HALVES, new long[] {5_000, 5_000})).isNegative();
        assertThat(Shares.logOther(HALVES, new long[] {5_100, 4_900})).isLessThan(Math.log(1_000));
        assertThat(Shares.logOther(HALVES, new long[] {5_300, 4_700})).isGreaterThan(Math.log(1_000));
        assertThat(Shares.logOther(HALVES, new long[] {60, 0})).isGreaterThan(Math.log(1_000));
    }

    @Test
    void doesNotMindHowManyCame() {
        assertThat(Shares.logOther(HALVES, new long[] {5_000_000_000L, 5_000_000_000L}))
                .isBetween(-30.0, 0.0);
        assertThat(Shares.logOther(HALVES, new long[] {5_001_000_000L, 4_999_000_000L}))
                .isGreaterThan(Math.log(1_000));
    }

    @Test
    void refusesCountsThatHaveNoShare() {
        assertThatThrownBy(() -> Shares.logOther(HALVES, new long[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
