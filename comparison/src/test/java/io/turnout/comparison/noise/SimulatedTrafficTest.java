package io.turnout.comparison.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.count.FieldCount;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the noise rules err, on traffic that is drawn with fixed seeds. */
class SimulatedTrafficTest {
    private static final Exact RULE = Exact.DEFAULT;
    private static final double ALARM = Math.log(RULE.fields() / RULE.alpha());

    /** Shares of requests in which two instances of the primary differ from each other: rare to always. */
    private static final double[] NOISE = {0.0001, 0.001, 0.01, 0.1, 0.3, 0.5, 0.9, 1};

    @Test
    void noAlarmInAMillionNoisyRequestsLookedAtAfterEachOne() {
        for (int field = 0; field < NOISE.length; field++) {
            Field simulated = new Field(NOISE[field], 0, 100 + field);
            double highest = 0;
            for (int request = 0; request < 1_000_000; request++) {
                // only a win can raise the evidence
                if (simulated.next() && simulated.mayHaveNews()) {
                    highest = Math.max(highest, simulated.evidence());
                }
            }

            assertThat(highest).as("noise of %s", NOISE[field]).isLessThan(ALARM);
        }
    }

    @Test
    void alarmsAreAsRareAsPromisedAtALevelThatCanBeCounted() {
        Exact loose = new Exact(0.05, 1);
        long alarms = IntStream.range(0, 4_000)
                .filter(seed -> firstAlarm(new Field(0.5, 0, seed), loose, 2_000) > 0)
                .count();

        assertThat(alarms).isBetween(1L, 4_000 * 5 / 100L);
    }

    @Test
    void aRegressionInOnePercentIsFoundWithinFiveThousandRequests() {
        int[] found = IntStream.range(0, 1_000)
                .map(seed -> firstAlarm(new Field(0, 0.01, seed), RULE, 5_000))
                .sorted()
                .toArray();

        assertThat(IntStream.of(found).filter(at -> at > 0).count()).isGreaterThanOrEqualTo(998);
        assertThat(found[500]).isBetween(2_500, 3_000);
    }

    @Test
    void aRegressionInTenPercentIsFoundBesideNoise() {
        long found = IntStream.range(0, 200)
                .filter(seed -> firstAlarm(new Field(0.1, 0.1, seed), RULE, 5_000) > 0)
                .count();

        assertThat(found).isEqualTo(200);
    }

    @Test
    void thePublishedRuleAlarmsWhereOursDoesNot() {
        assertThat(alarmsOnRareNoise(Diffy.PUBLISHED)).isGreaterThan(100);
        assertThat(alarmsOnRareNoise(RULE)).isZero();
    }

    private static long alarmsOnRareNoise(NoiseRule rule) {
        return IntStream.range(0, 200)
                .filter(seed -> firstAlarm(new Field(0.001, 0, seed), rule, 20_000) > 0)
                .count();
    }

    /** The first request after which the field is called differing, or 0. */
    private static int firstAlarm(Field field, NoiseRule rule, int requests) {
        for (int request = 1; request <= requests; request++) {
            if (field.next() && rule.state(field.count(), request) == FieldState.DIFFERING) {
                return request;
            }
        }
        return 0;
    }

    /** One field: the primary's answer, and independently the secondary's and the candidate's, are odd with some probability. */
    private static final class Field {
        private final SplittableRandom random;
        private final double noise;
        private final double regression;
        private long compared;
        private long rawOnly;
        private long noiseOnly;
        private long both;

        Field(double noise, double regression, long seed) {
            this.random = new SplittableRandom(seed);
            this.noise = noise;
            this.regression = regression;
        }

        /** Whether the candidate alone differed. */
        boolean next() {
            boolean raw = odd(noise) || odd(regression);
            boolean second = odd(noise);
            compared++;
            rawOnly += raw && !second ? 1 : 0;
            noiseOnly += second && !raw ? 1 : 0;
            both += raw && second ? 1 : 0;
            return raw && !second;
        }

        private boolean odd(double probability) {
            return probability > 0 && random.nextDouble() < probability;
        }

        /** Spares computing what is no alarm for sure: E is at most the likelihood ratio of the best p. */
        boolean mayHaveNews() {
            double n = rawOnly + noiseOnly;
            double excess = rawOnly - n / 2;
            return excess > 0 && 2 * excess * excess / n > 1;
        }

        double evidence() {
            return Evidence.log(rawOnly, noiseOnly);
        }

        FieldCount count() {
            return new FieldCount(compared, rawOnly, noiseOnly, both, Set.of());
        }
    }
}
