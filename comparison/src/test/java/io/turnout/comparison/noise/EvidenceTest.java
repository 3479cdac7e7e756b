package io.turnout.comparison.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    private static final MathContext EXACT = new MathContext(120);

    @Test
    void isNoneBeforeAnythingIsSeen() {
        assertThat(Evidence.log(0, 0)).isZero();
    }

    @Property(tries = 300)
    void isTheIntegralThatIsComputedExactly(
            @ForAll @IntRange(max = 120) int wins, @ForAll @IntRange(max = 120) int losses) {
        assertThat(Math.exp(Evidence.log(wins, losses)))
                .isCloseTo(exactly(wins, losses), Percentage.withPercentage(1e-9));
    }

    /** It is a martingale under a fair coin: what it will be on average is what it is. */
    @Property(tries = 300)
    void doesNotGrowOnAverageIfTheCoinIsFair(
            @ForAll @IntRange(max = 3000) int wins, @ForAll @IntRange(max = 3000) int losses) {
        double now = Evidence.log(wins, losses);
        double onAverage =
                (Math.exp(Evidence.log(wins + 1, losses) - now) + Math.exp(Evidence.log(wins, losses + 1) - now)) / 2;

        assertThat(onAverage).isCloseTo(1, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "5000000, 4990000",
        "10000000, 0",
        "0, 10000000",
        "1000, 10000000",
        "10000000, 9999999"
    })
    void staysFiniteForMillions(long wins, long losses) {
        double now = Evidence.log(wins, losses);
        double onAverage =
                (Math.exp(Evidence.log(wins + 1, losses) - now) + Math.exp(Evidence.log(wins, losses + 1) - now)) / 2;

        assertThat(now).isFinite();
        assertThat(onAverage).isCloseTo(1, within(1e-6));
    }

    /** {@code 2^(n+1) ∫ p^b (1-p)^c} over (1/2, 1) is the tail of a binomial distribution over b+c+1 tosses, divided. */
    private static double exactly(int wins, int losses) {
        int tosses = wins + losses + 1;
        BigInteger tail = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        BigInteger chooseWins = BigInteger.ONE;
        for (int k = 0; k <= tosses; k++) {
            tail = k <= wins ? tail.add(choose) : tail;
            chooseWins = k == wins ? choose : chooseWins;
            choose = choose.multiply(BigInteger.valueOf(tosses - k)).divide(BigInteger.valueOf(k + 1));
        }
        // B(b+1, c+1) = 1 / ((c+1) * choose(n+1, b)), and I_1/2(c+1, b+1) = P(at most b of n+1)
        return new BigDecimal(tail)
                .divide(new BigDecimal(chooseWins.multiply(BigInteger.valueOf(losses + 1))), EXACT)
                .doubleValue();
    }
}
