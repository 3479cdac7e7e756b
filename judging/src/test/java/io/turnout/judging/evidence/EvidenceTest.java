package io.turnout.judging.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    /** Over all that can happen at the bound, or beyond it, whatever the chances. */
    @Property(tries = 200)
    void hasAMeanOfOneAtMost(
            @ForAll @IntRange(min = 1, max = 12) int ourTries,
            @ForAll @IntRange(min = 1, max = 12) int theirTries,
            @ForAll @DoubleRange(min = 0.02, max = 0.9) double chance,
            @ForAll @DoubleRange(min = 0.5, max = 3) double bound,
            @ForAll @DoubleRange(min = 0, max = 1) double beyond) {
        assertThat(mean(OddsEvidence.above(bound), ourTries, theirTries, chance, bound))
                .isCloseTo(1, within(1e-9));
        assertThat(mean(OddsEvidence.below(bound), ourTries, theirTries, chance, bound))
                .isCloseTo(1, within(1e-9));
        assertThat(mean(OddsEvidence.above(bound), ourTries, theirTries, chance, bound * beyond))
                .isLessThanOrEqualTo(1 + 1e-9);
        assertThat(mean(OddsEvidence.below(bound), ourTries, theirTries, chance, bound / Math.max(beyond, 0.01)))
                .isLessThanOrEqualTo(1 + 1e-9);
    }

    private static double mean(OddsEvidence evidence, int ourTries, int theirTries, double chance, double ratio) {
        double odds = ratio * chance / (1 - chance);
        BinomialDistribution ours = BinomialDistribution.of(ourTries, odds / (1 + odds));
        BinomialDistribution theirs = BinomialDistribution.of(theirTries, chance);
        double mean = 0;
        for (int our = 0; our <= ourTries; our++) {
            for (int their = 0; their <= theirTries; their++) {
                Table table = new Table(our, ourTries, their, theirTries);
                mean += ours.probability(our)
                        * theirs.probability(their)
                        * Math.exp(evidence.with(table).log());
            }
        }
        return mean;
    }

    @Test
    void multipliesOverTables() {
        Table one = new Table(3, 10, 1, 20);
        Table other = new Table(2, 30, 0, 10);

        // with one alternative it would be the product; the mean over several lies within that of the factors
        double both = OddsEvidence.above(1).with(one).with(other).log();

        assertThat(both).isEqualTo(OddsEvidence.above(1).with(other).with(one).log(), within(1e-12));
        assertThat(both).isGreaterThan(OddsEvidence.above(1).with(one).log());
    }

    @Test
    void saysNothingWhereNothingOrAllHappened() {
        for (Table table : new Table[] {
            new Table(0, 10, 0, 10), new Table(10, 10, 10, 10), new Table(5, 10, 0, 0), new Table(0, 0, 5, 10)
        }) {
            assertThat(OddsEvidence.above(1).with(table).log()).isEqualTo(0, within(1e-12));
        }
    }

    @Test
    void growsWithWhatSpeaksForIt() {
        assertThat(OddsEvidence.above(1).with(new Table(10, 100, 1, 100)).log()).isPositive();
        assertThat(OddsEvidence.above(1).with(new Table(1, 100, 10, 100)).log()).isNegative();
        assertThat(OddsEvidence.below(2).with(new Table(1, 100, 10, 100)).log()).isPositive();
        assertThat(OddsEvidence.below(2).with(new Table(40, 100, 10, 100)).log())
                .isNegative();
    }

    @Test
    void refusesMoreThanWasTried() {
        assertThatThrownBy(() -> new Table(2, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(0, 0, 2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(-1, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** By the mean over p of {@code p^k (1-p)^(n-k) / (q^k (1-q)^(n-k))}, summed up in small steps. */
    @Property(tries = 50)
    void aProportionIsTheMeanOfItsRatios(
            @ForAll @IntRange(min = 0, max = 5) int k, @ForAll @IntRange(min = 5, max = 300) int n) {
        double bound = 0.02;
        int steps = 20_000;
        double[] logs = IntStream.range(0, steps)
                .mapToDouble(i -> bound * (i + 0.5) / steps)
                .map(p -> k * Math.log(p / bound) + (n - k) * (Math.log1p(-p) - Math.log1p(-bound)))
                .toArray();

        assertThat(Proportion.logBelow(bound, k, n)).isCloseTo(Logs.mean(logs), within(1e-4));
    }

    @Test
    void reachesTheLevelAtTheBoundAsRarelyAsPromised() {
        long alarms = IntStream.range(0, 2_000)
                .filter(seed -> reaches(Math.log(20), new SplittableRandom(seed)))
                .count();

        assertThat(alarms).isBetween(1L, 2_000 * 5 / 100L);
    }

    /** Looked at after each of 200 tables, in which the chances change. */
    private static boolean reaches(double level, SplittableRandom random) {
        OddsEvidence evidence = OddsEvidence.above(1);
        for (int i = 0; i < 200; i++) {
            double chance = 0.01 + 0.3 * random.nextDouble();
            evidence = evidence.with(new Table(hits(10, chance, random), 10, hits(40, chance, random), 40));
            if (evidence.log() >= level) {
                return true;
            }
        }
        return false;
    }

    private static int hits(int tries, double chance, SplittableRandom random) {
        return (int) IntStream.range(0, tries)
                .filter(i -> random.nextDouble() < chance)
                .count();
    }

    @Test
    void sumsWhatCannotBeWrittenDown() {
        assertThat(Logs.sum(-2_000, -2_000)).isEqualTo(-2_000 + Math.log(2), within(1e-9));
        assertThat(Logs.mean(3_000, 3_000)).isEqualTo(3_000, within(1e-9));
        assertThat(Logs.sum(Double.NEGATIVE_INFINITY, 0)).isEqualTo(0, within(1e-9));
        assertThat(Logs.sum(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
