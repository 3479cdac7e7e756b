package io.turnout.control.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Duration SLOT = Duration.ofSeconds(Flow.SLOT_SECONDS);

    @Test
    void hasEachSlotAlsoWhereNobodyAsked() {
        Seen seen = new Seen(10, 12, List.of(cell(10, "talks", false, 3), cell(12, "talks", true, 4)));

        Flow flow = seen.flow(Set.of("talks"), Set.of("talks"));

        assertThat(flow.slots()).extracting(Both::total).containsExactly(3L, 0L, 4L);
        assertThat(flow.from()).isEqualTo(Instant.ofEpochSecond(50));
        assertThat(flow.until()).isEqualTo(Instant.ofEpochSecond(65));
    }

    @Test
    void addsUpOnlyWhatItIsAskedOf() {
        Seen seen = new Seen(
                10,
                10,
                List.of(
                        cell(10, "talks", false, 1),
                        cell(10, "talks", true, 2),
                        cell(10, "notes", false, 4),
                        cell(10, "notes", true, 8)));

        Both both = seen.flow(Set.of("talks"), Set.of("talks", "notes")).slots().getFirst();

        assertThat(both.legacy().total()).isEqualTo(1);
        assertThat(both.candidate().total()).isEqualTo(10);
    }

    @Test
    void looksBackFromEachSlot() {
        Flow flow = new Seen(
                        1,
                        4,
                        List.of(
                                cell(1, "talks", false, 1),
                                cell(2, "talks", false, 2),
                                cell(3, "talks", false, 4),
                                cell(4, "talks", false, 8)))
                .flow(Set.of("talks"), Set.of("talks"));

        assertThat(flow.moving(SLOT.multipliedBy(2))).extracting(Both::total).containsExactly(1L, 3L, 6L, 12L);
        assertThat(flow.last(SLOT.multipliedBy(3)).total()).isEqualTo(14);
        assertThat(flow.last(SLOT.multipliedBy(9)).total()).isEqualTo(15);
    }

    @Test
    void saysHowSlowTheSlowestAreOnlyOfEnough() {
        assertThat(answers(99).p99Millis()).isEmpty();
        assertThat(answers(100).p99Millis()).hasValue(Buckets.upperNanos(0) / 1e6);

        Answers oneInFiftySlow = answers(98).plus(new Answers(0, Latencies.of(new long[] {0, 0, 0, 0, 0, 0, 0, 0, 2})));
        assertThat(oneInFiftySlow.p99Millis()).hasValue(Buckets.upperNanos(8) / 1e6);
    }

    private static Seen.Cell cell(long slot, String capability, boolean candidate, int answers) {
        return new Seen.Cell(slot, capability, candidate, answers(answers));
    }

    private static Answers answers(int count) {
        return new Answers(0, Latencies.of(count));
    }
}
