package io.turnout.benchmarks.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final String JOURNAL = """
            [{"kind": "BEGUN", "subject": "CLOSE", "at": "2026-01-01T10:00:00.000Z"},
             {"kind": "ENDED", "subject": "CLOSE", "at": "2026-01-01T10:00:00.020Z"},
             {"kind": "ENDED", "subject": "PASS", "at": "2026-01-01T10:00:00.030Z"},
             {"kind": "BEGUN", "subject": "OPEN", "at": "2026-01-01T10:00:00.040Z"},
             {"kind": "ENDED", "subject": "OPEN", "at": "2026-01-01T10:00:00.060Z"}]
            """;

    @Test
    void countsTheWritesThatWereDueAroundIt() throws Exception {
        Handover handover = new Handover(at(10), at(50), new Done(new JsonMapper().readTree(JOURNAL)));

        Writes writes = new Writes(List.of(
                new Write(at(-5_000), 900, 200),
                new Write(at(15), 70, 201),
                new Write(at(30), 55, 503),
                new Write(at(5_000), 800, 503)));

        assertThat(handover.pauseMillis(writes)).isEqualTo(70);
        assertThat(handover.around(writes).failed()).isEqualTo(1);
        assertThat(handover.closedMillis()).isEqualTo(40);
        assertThat(handover.stretches()).containsExactly(10, 20, 30, 40, 50);
    }

    private static Instant at(long millis) {
        return Instant.parse("2026-01-01T10:00:00Z").plusMillis(millis);
    }
}
