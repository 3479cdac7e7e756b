package io.turnout.control.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.rollout.RolloutLedger.Change;
import java.time.Instant;
import java.util.List;

/** What has become of rollouts, by whom, why, and on what grounds. Not for several threads. */
public final class RolloutLog {
    private final Session session;
    private final JsonText text;

    RolloutLog(Session session, JsonText text) {
        this.session = session;
        this.text = text;
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

    /**
     * A line of one rollout.
     *
     * @param paused whether it was not to go further
     * @param approved whether somebody had approved the end of the step under way
     */
    public record Line(Entry entry, boolean paused, boolean approved) {}

    /** Of one rollout, in its order. */
    List<Line> of(long number) {
        return session.rows("select * from rollout_log where number = ? order by id", number).stream()
                .map(row -> new Line(entry(row), row.flag("paused"), row.flag("approved")))
                .toList();
    }

    /** The newest first. */
    public List<Entry> newest(int limit) {
        return session.rows("select * from rollout_log order by id desc limit ?", limit).stream()
                .map(this::entry)
                .toList();
    }

    /** Those since a time, the oldest first; of too many, the newest. */
    public List<Entry> since(Instant time, int limit) {
        return session
                .rows(
                        "select * from rollout_log where at >= ?::timestamptz order by id desc limit ?",
                        time.toString(),
                        limit)
                .reversed()
                .stream()
                .map(this::entry)
                .toList();
    }

    void add(Rollout rollout, Change change, String evidence) {
        session.update(
                """
                insert into rollout_log (capability, phase, step, percent, changed_by, reason, evidence, paused, approved, number)
                select ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, number from rollout where capability = ?
                """,
                rollout.capability(),
                rollout.phase().name(),
                rollout.step() + 1,
                rollout.percent(),
                change.who(),
                change.why(),
                evidence,
                rollout.paused(),
                rollout.approved(),
                rollout.capability());
    }

    private Entry entry(Row row) {
        return new Entry(
                row.text("capability"),
                Phase.valueOf(row.text("phase")),
                (int) row.number("step"),
                ((Number) row.values().get("percent")).doubleValue(),
                row.text("changed_by"),
                row.text("reason"),
                text.read(row.text("evidence"), JsonNode.class),
                RolloutLedger.instant(row, "at"));
    }
}
