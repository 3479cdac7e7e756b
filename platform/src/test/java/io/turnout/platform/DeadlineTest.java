package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "soon", "1.5", "9999999", "٣"})
    void takesOurOwnBoundWhereTheHeaderSaysNothingUseful(String header) {
        assertThat(Deadline.fromHeader(header, BOUND).remainingMillis()).isBetween(9_000L, 10_000L);
    }

    @Test
    void takesTheShorterOfHeaderAndBound() {
        assertThat(Deadline.fromHeader("60000", BOUND).remainingMillis()).isBetween(9_000L, 10_000L);
        assertThat(Deadline.fromHeader("5000", BOUND).remainingMillis()).isBetween(4_000L, 5_000L);
        assertThat(Deadline.fromHeader("5000", BOUND)
                        .atMost(Duration.ofSeconds(1))
                        .remainingMillis())
                .isBetween(500L, 1_000L);
    }

    @Test
    void isOverWhenNothingIsLeft() {
        Deadline over = Deadline.fromHeader("0", BOUND);

        assertThat(over.isOver()).isTrue();
        assertThat(over.remainingMillis()).isZero();
    }
}
