package io.turnout.benchmarks.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void takesTheFigureThatSoManyDoNotExceed() {
        Quantiles hundred = Quantiles.of(IntStream.rangeClosed(1, 100)
                .mapToObj(number -> (double) number)
                .toList());

        assertThat(hundred.at(0.99)).isEqualTo(99);
        assertThat(hundred.min()).isEqualTo(1);
        assertThat(hundred.max()).isEqualTo(100);
        assertThat(hundred.median()).isEqualTo(50.5);
    }

    @Test
    void hasNothingToSayOfNothing() {
        Quantiles none = Quantiles.of(List.of());

        assertThat(none.at(0.99)).isNaN();
        assertThat(none.median()).isNaN();
        assertThat(none.max()).isNaN();
    }
}
