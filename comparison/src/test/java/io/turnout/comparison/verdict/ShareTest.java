package io.turnout.comparison.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    @Property(tries = 200)
    void boundIsTheShareThatWouldHardlyShowSoLittle(
            @ForAll @IntRange(max = 50) int changed, @ForAll @IntRange(min = 51, max = 100_000) int of) {
        double bound = Share.upperBound(changed, of, 0.95);

        assertThat(BinomialDistribution.of(of, bound).cumulativeProbability(changed))
                .isCloseTo(0.05, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 2995", "1, 4742", "5, 10511"})
    void needsSoManyRequests(long changed, long requests) {
        assertThat(Share.requestsNeeded(changed, 0.001, 0.95)).isEqualTo(requests);
        assertThat(Share.upperBound(changed, requests, 0.95)).isLessThan(0.001);
        assertThat(Share.upperBound(changed, requests - 1, 0.95)).isGreaterThanOrEqualTo(0.001);
    }

    @Test
    void boundIsOneIfAllOrNothingWasSeen() {
        assertThat(Share.of(0, 0, 0.95)).isEqualTo(new Share(0, 0, 0, 1, 0.95));
        assertThat(Share.of(3, 3, 0.95)).isEqualTo(new Share(3, 3, 1, 1, 0.95));
        assertThat(Share.of(1, 4, 0.95).estimate()).isEqualTo(0.25);
    }
}
