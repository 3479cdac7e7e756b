package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.gateway.subject.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final int SUBJECTS = 100_000;

    @Test
    void hasAPlaceThatNeverChanges() {
        // so that a gateway of another version finds the same: FNV-1a of "ada" is 0xf5c6d819068d3d64
        assertThat(Subject.named("ada")).isEqualTo(Subject.named("ada"));
        assertThat(Subject.named("ada").place())
                .isBetween(0.0, 1.0)
                .isNotEqualTo(Subject.named("adb").place());
    }

    @Test
    void spreadsEvenly() {
        for (double percent : new double[] {0.1, 1, 10, 50, 90}) {
            Share share = new Share("x", percent, 1, List.of());
            long in = IntStream.range(0, SUBJECTS)
                    .filter(i -> share.has(Subject.named("user-" + i)))
                    .count();
            // five standard deviations of chance
            double allowed = 5 * Math.sqrt(SUBJECTS * percent / 100 * (1 - percent / 100));
            assertThat((double) in).isCloseTo(SUBJECTS * percent / 100, within(allowed));
        }
    }

    @Test
    void staysInASampleThatGrows() {
        for (int i = 0; i < 1_000; i++) {
            Subject subject = Subject.named("user-" + i);
            boolean before = false;
            for (int percent = 0; percent <= 100; percent++) {
                boolean now = new Share("x", percent, 1, List.of()).has(subject);
                assertThat(now || !before).isTrue();
                before = now;
            }
            assertThat(before).isTrue();
        }
    }
}
