package io.turnout.control.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.rollout.RolloutLedger.Change;
import java.time.Instant;
import java.util.List;

/** What has become of rollouts, by whom, why, and on what grounds. Not for several threads. */
public final class RolloutLog {
    private final Session session;
    private final ObjectMapper json;

    RolloutLog(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** @param step from 1 on; 0 before the first */
    public record Entry(
            String capability,
            Phase phase,
            int step,
            double percent,
            String who,
            String why,
            JsonNode evidence,
            Instant at) {}

    /** The newest first. */
    public List<Entry> newest(int limit) {
        return session.rows("select * from rollout_log order by id desc limit ?", limit).stream()
                .map(this::entry)
                .toList();
    }

    void add(Rollout rollout, Change change, String evidence) {
        session.update(
                """
                insert into rollout_log (capability, phase, step, percent, changed_by, reason, evidence)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                rollout.capability(),
                rollout.phase().name(),
                rollout.step() + 1,
                rollout.percent(),
                change.who(),
                change.why(),
                evidence);
    }

    private Entry entry(Row row) {
        try {
            return new Entry(
                    row.text("capability"),
                    Phase.valueOf(row.text("phase")),
                    (int) row.number("step"),
                    ((Number) row.values().get("percent")).doubleValue(),
                    row.text("changed_by"),
                    row.text("reason"),
                    json.readTree(row.text("evidence")),
                    RolloutLedger.instant(row, "at"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }
}
