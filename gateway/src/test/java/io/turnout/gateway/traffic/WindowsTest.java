package io.turnout.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.judging.count.Buckets;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long FAST = Duration.ofMillis(1).toNanos();
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final TrafficMeters meters = new TrafficMeters(new SimpleMeterRegistry());
    private final Windows windows = new Windows(meters);

    @Test
    void holdsWhatCameSinceTheOneBefore() {
        count("talks", "legacy", 200, FAST);
        windows.cut(1);
        count("talks", "legacy", 200, SLOW);
        count("talks", "legacy", 503, SLOW);
        windows.cut(2);

        List<Window> told = windows.turn();

        assertThat(told).extracting(Window::endNanos).containsExactly(1L, 2L);
        assertThat(told.get(0).sides()).singleElement().satisfies(side -> {
            assertThat(side.failed()).isZero();
            assertThat(side.latencies()).hasSize(Buckets.of(FAST) + 1).endsWith(1L);
        });
        assertThat(told.get(1).sides()).singleElement().satisfies(side -> {
            assertThat(side.failed()).isOne();
            assertThat(LongStream.of(side.latencies()).sum()).isEqualTo(2);
            assertThat(side.latencies()[Buckets.of(FAST)]).isZero();
        });
    }

    @Test
    void tellsSidesAndCapabilitiesApart() {
        count("talks", "legacy", 200, FAST);
        count("talks", "candidate", 200, FAST);
        count("notes", "candidate", 404, FAST);
        windows.cut(1);

        assertThat(windows.turn().getFirst().sides())
                .extracting(side -> side.capability() + " " + side.side())
                .containsExactlyInAnyOrder("talks legacy", "talks candidate", "notes candidate");
    }

    @Test
    void hasNothingToTellWhereNobodyAsks() {
        count("talks", "legacy", 200, FAST);
        windows.cut(1);
        windows.turn();

        windows.cut(2);

        assertThat(windows.turn()).isNull();
    }

    @Test
    void keepsTheLastMinutesWhileNobodyTakesThem() {
        long kept = Windows.KEPT.toSeconds();
        for (long second = 0; second <= kept + 5; second++) {
            count("talks", "legacy", 200, FAST);
            windows.cut(Duration.ofSeconds(second).toNanos());
        }

        assertThat(windows.turn().getFirst().endNanos())
                .isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void tellsLongSilencesInPartsAndEachWindowOnce() {
        for (int second = 0; second < Windows.TOLD_AT_ONCE + 2; second++) {
            count("talks", "legacy", 200, FAST);
            windows.cut(second);
        }

        assertThat(windows.turn()).hasSize(Windows.TOLD_AT_ONCE);
        assertThat(windows.turn()).extracting(Window::endNanos).containsExactly(30L, 31L);
        assertThat(windows.turn()).isNull();
    }

    private void count(String capability, String side, int status, long nanos) {
        meters.of(capability, side).count(status, nanos);
    }
}
