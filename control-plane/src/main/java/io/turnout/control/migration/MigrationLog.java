package io.turnout.control.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.migration.MigrationLedger.Change;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** What was done about migrations, by whom, why, and on what grounds. Not for several threads. */
public final class MigrationLog {
    private final Session session;
    private final JsonText text;

    MigrationLog(Session session, JsonText text) {
        this.session = session;
        this.text = text;
    }

    /**
     * @param id rises
     * @param action such as {@code CUTOVER notes}
     */
    public record Entry(
            long id, long number, Phase phase, String action, String who, String why, JsonNode evidence, Instant at) {}

    /** Of one migration, in its order. */
    public List<Entry> of(long number) {
        return session.rows("select * from migration_log where number = ? order by id", number).stream()
                .map(this::entry)
                .toList();
    }

    /** The newest first. */
    public List<Entry> newest(int limit) {
        return session.rows("select * from migration_log order by id desc limit ?", limit).stream()
                .map(this::entry)
                .toList();
    }

    void add(Migration migration, String action, Change change, Object evidence) {
        session.update(
                """
                insert into migration_log (number, phase, action, done_by, reason, evidence) values (?, ?, ?, ?, ?, ?::jsonb)
                """,
                migration.number(),
                migration.phase().name(),
                action,
                change.who(),
                change.why(),
                text.write(evidence));
    }

    private Entry entry(Row row) {
        return new Entry(
                row.number("id"),
                row.number("number"),
                Phase.valueOf(row.text("phase")),
                row.text("action"),
                row.text("done_by"),
                row.text("reason"),
                text.read(row.text("evidence"), JsonNode.class),
                ((Timestamp) row.values().get("at")).toInstant());
    }
}
