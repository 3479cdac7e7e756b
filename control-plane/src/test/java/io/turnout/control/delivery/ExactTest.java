package io.turnout.control.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

class ExactTest {
    /** Whatever the truth is, of all that may be seen, what leads to an interval without it comes in fewer than 5 of 100 cases. */
    @Property(tries = 300)
    void aShareIsInItsInterval(
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(3) double truth) {
        BinomialDistribution seen = BinomialDistribution.of(n, truth);
        double missed = 0;
        for (int k = 0; k <= n; k++) {
            Exact.Interval share = Exact.share(k, n);
            missed += truth < share.lower() || truth > share.upper() ? seen.probability(k) : 0;
        }

        assertThat(missed).isLessThanOrEqualTo(0.05);
    }

    @Property(tries = 300)
    void aCountIsInItsInterval(@ForAll @DoubleRange(min = 0.01, max = 40) double truth) {
        PoissonDistribution seen = PoissonDistribution.of(truth);
        double missed = 0;
        for (int k = 0; k <= 150; k++) {
            Exact.Interval count = Exact.count(k);
            missed += truth < count.lower() || truth > count.upper() ? seen.probability(k) : 0;
        }

        assertThat(missed).isLessThanOrEqualTo(0.05);
    }

    /** As many values are below the median as heads come of coins. */
    @Property
    void aMedianIsBetweenItsRanks(@ForAll @IntRange(min = 1, max = 200) int n) {
        int rank = Exact.medianRank(n);
        double missed = 2 * (rank == 0 ? 0 : BinomialDistribution.of(n, 0.5).cumulativeProbability(rank - 1));

        assertThat(missed).isLessThanOrEqualTo(0.05);
        assertThat(rank == 0).isEqualTo(n < 6);
    }

    @Example
    void isWhatIsInBooks() {
        assertThat(Exact.share(0, 10).upper()).isCloseTo(0.3085, within(1e-4));
        assertThat(Exact.share(1, 10).lower()).isCloseTo(0.0025, within(1e-4));
        assertThat(Exact.share(1, 10).upper()).isCloseTo(0.4450, within(1e-4));
        assertThat(Exact.count(0).upper()).isCloseTo(3.689, within(1e-3));
        assertThat(Exact.count(10).lower()).isCloseTo(4.795, within(1e-3));
        assertThat(Exact.count(10).upper()).isCloseTo(18.390, within(1e-3));
    }
}
