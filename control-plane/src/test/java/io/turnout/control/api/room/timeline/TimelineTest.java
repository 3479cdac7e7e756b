package io.turnout.control.api.room.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.migration.MigrationLog;
import io.turnout.control.migration.Migrations;
import io.turnout.control.rollout.Phase;
import io.turnout.control.rollout.RolloutLog;
import io.turnout.control.shadow.ShadowLedger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void putsAllLogsIntoOneTheNewestFirst() {
        Timeline.Logs logs = new Timeline.Logs(
                List.of(migration("ada", "to CANDIDATE", 1)),
                List.of(rollout("ada", 2)),
                List.of(share("bob", 50, 3)),
                List.of(new ShadowLedger.Entry(null, "stopped", "bob", "enough", at(4))),
                List.of(audit("REQUESTED", "CUTOVER", "ada: it is time", 5), audit("BEGUN", "READY", null, 6)));

        assertThat(Timeline.of(logs, 10, JSON))
                .map(each -> "%s: %s %s (%s)".formatted(each.who(), each.about(), each.what(), each.why()))
                .containsExactly(
                        "ada: notes cutover was asked for (it is time)",
                        "bob: all stopped (enough)",
                        "bob: a 50 % read from the candidate (why)",
                        "ada: a step 1: 5 % read from the candidate (why)",
                        "ada: migration 1 to CANDIDATE (why)");
        assertThat(Timeline.of(logs, 2, JSON)).hasSize(2);
    }

    @Test
    void tellsOnceWhatIsInSeveralLogs() {
        Timeline.Logs logs = new Timeline.Logs(
                List.of(migration(Migrations.ITSELF, "READ b", 10)),
                List.of(rollout("ada", 1), rollout(Migrations.ITSELF, 10)),
                List.of(share("ada", 5, 1), share("ada", 5, 60)),
                List.of(new ShadowLedger.Entry("a", "a new run", "ada", "why", at(1))),
                List.of());

        assertThat(Timeline.of(logs, 10, JSON))
                .map(Decision::what)
                .containsExactly("5 % read from the candidate", "READ b", "step 1: 5 % read from the candidate");
    }

    @Test
    void unfoldsEvidenceToLinesAndNotMoreThanSomebodyReads() throws JsonProcessingException {
        JsonNode few =
                JSON.readTree("{\"a\": {\"b\": 1, \"c\": null}, \"d\": [{\"e\": \"x\"}], \"f\": [1, 2], \"g\": []}");
        String many =
                IntStream.range(0, 100).mapToObj(i -> "\"k%d\": 1".formatted(i)).collect(Collectors.joining(", "));

        assertThat(Evidence.of(few).lines()).containsExactly("a.b: 1", "d[0].e: x", "f: [1,2]");
        assertThat(Evidence.of(few).more()).isZero();
        assertThat(Evidence.of(JSON.readTree("{" + many + "}")).more()).isEqualTo(76);
        assertThat(Evidence.of(null).lines()).isEmpty();
    }

    private static MigrationLog.Entry migration(String who, String action, int second) {
        return new MigrationLog.Entry(
                second, 1, io.turnout.control.migration.Phase.UNDER_WAY, action, who, "why", null, at(second));
    }

    private static RolloutLog.Entry rollout(String who, int second) {
        return new RolloutLog.Entry("a", Phase.READING, 1, 5, who, "why", null, at(second));
    }

    private static CanaryLedger.Entry share(String who, double percent, int second) {
        return new CanaryLedger.Entry("a", percent, who, "why", at(second));
    }

    private static AuditEntry audit(String kind, String subject, String detail, int second) {
        return new AuditEntry(
                second,
                "notes",
                1,
                "CUTOVER",
                kind,
                subject,
                detail,
                "ada",
                1,
                at(second).toString(),
                null);
    }

    private static Instant at(int second) {
        return THEN.plusSeconds(second);
    }
}
