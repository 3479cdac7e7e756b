package io.turnout.judging.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Property
    void eachLatencyIsInTheOneBucketThatIsWideEnough(@ForAll @LongRange(min = 0, max = 100_000_000_000L) long nanos) {
        int bucket = Buckets.of(nanos);

        assertThat(nanos).isLessThanOrEqualTo(Buckets.upperNanos(bucket));
        assertThat(bucket == 0 || nanos > Buckets.upperNanos(bucket - 1)).isTrue();
    }

    @Property
    void aFactorMovesEachLatencyByItsShiftOrOneMore(
            @ForAll @LongRange(min = 300_000, max = 1_000_000_000L) long nanos) {
        assertThat(Buckets.of((long) (nanos * 1.2)) - Buckets.of(nanos))
                .isBetween(Buckets.shift(1.2), Buckets.shift(1.2) + 1);
    }

    @Test
    void shiftsCountInEighthsOfADoubling() {
        assertThat(Buckets.shift(1)).isZero();
        assertThat(Buckets.shift(1.05)).isEqualTo(1);
        assertThat(Buckets.shift(1.2)).isEqualTo(2);
        assertThat(Buckets.shift(2)).isEqualTo(8);
    }

    @Test
    void theLastBucketHasNoEnd() {
        assertThat(Buckets.of(Duration.ofHours(1).toNanos())).isEqualTo(Buckets.COUNT - 1);
        assertThat(Duration.ofNanos(Buckets.upperNanos(Buckets.COUNT - 2)))
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
    }

    @Test
    void countsWhatIsAboveAndFindsQuantiles() {
        Latencies latencies = Latencies.of(0, 5, 0, 4, 1);

        assertThat(latencies.total()).isEqualTo(10);
        assertThat(latencies.above(0)).isEqualTo(10);
        assertThat(latencies.above(1)).isEqualTo(5);
        assertThat(latencies.above(4)).isZero();
        assertThat(latencies.above(Buckets.COUNT)).isZero();
        assertThat(latencies.quantile(0.5)).isEqualTo(1);
        assertThat(latencies.quantile(0.51)).isEqualTo(3);
        assertThat(latencies.quantile(0.99)).isEqualTo(4);
    }

    @Test
    void addsUp() {
        Latencies sum = Latencies.of(1, 2).plus(Latencies.of(0, 3, 4));

        assertThat(sum).isEqualTo(Latencies.of(1, 5, 4)).hasSameHashCodeAs(Latencies.of(1, 5, 4));
        assertThat(new SideCount(2, sum).plus(new SideCount(1, Latencies.NONE)).requests())
                .isEqualTo(13);
    }

    @Test
    void refusesWhatCannotBeCounted() {
        assertThatThrownBy(() -> Latencies.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Latencies.of(new long[Buckets.COUNT + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SideCount(-1, Latencies.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Latencies.NONE.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
