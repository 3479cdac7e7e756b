package io.turnout.notes.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), new Random(1));

    @Test
    void doublesUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(failures -> backoff.bound(failures).toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L);
        assertThat(backoff.bound(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void drawsFromTheWholeRange() {
        var millis = IntStream.range(0, 1_000)
                .mapToLong(i -> backoff.pause(4).toMillis())
                .summaryStatistics();

        assertThat(millis.getMin()).isBetween(0L, 100L);
        assertThat(millis.getMax()).isBetween(700L, 800L);
        assertThat(millis.getAverage()).isBetween(300.0, 500.0);
    }
}
