package io.turnout.control.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.judging.experiment.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Experiments in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class ExperimentLedger implements AutoCloseable {
    private static final String COLUMNS = """
            select *, (extract(epoch from started_at) * 1000)::bigint as started,
              (extract(epoch from ended_at) * 1000)::bigint as ended from experiment
            """;

    private final Session session;
    private final JsonText text;

    public ExperimentLedger(Sessions control, ObjectMapper json) {
        this.session = control.connect();
        this.text = new JsonText(json);
    }

    /** The newest first. */
    public List<Kept> all() {
        return session.rows(COLUMNS + " order by started_at desc").stream()
                .map(this::kept)
                .toList();
    }

    public Optional<Kept> of(String key) {
        return session.row(COLUMNS + " where key = ?", key).map(this::kept);
    }

    public List<Kept> underWay() {
        return session.rows(COLUMNS + " where ended_at is null order by started_at").stream()
                .map(this::kept)
                .toList();
    }

    public Sightings sightings() {
        return new Sightings(session);
    }

    /** Begins it, as a part of a session's transaction. */
    public static void begin(Session session, JsonText text, Design design, String who, String why) {
        session.update(
                """
                insert into experiment (key, flag, plan, outcome, window_seconds, step_seconds, started_by, reason)
                values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                """,
                design.key(),
                design.flag(),
                text.write(design.plan()),
                design.outcome(),
                design.windowSeconds(),
                design.stepSeconds(),
                who,
                why);
    }

    /** Ends it, as a part of a session's transaction; what has ended stays as it is. */
    public static void end(Session session, String key, String kept, String who, String why) {
        session.update("""
                update experiment set ended_at = clock_timestamp(), ended_by = ?, ended_because = ?, kept = ?
                where key = ? and ended_at is null
                """, who, why, kept, key);
    }

    private Kept kept(Row row) {
        Design design = new Design(
                row.text("key"),
                row.text("flag"),
                text.read(row.text("plan"), Plan.class),
                row.text("outcome"),
                row.number("window_seconds"));
        return new Kept(
                design,
                Instant.ofEpochMilli(row.number("started")),
                row.text("started_by"),
                row.text("reason"),
                row.has("ended") ? Instant.ofEpochMilli(row.number("ended")) : null,
                row.text("ended_by"),
                row.text("ended_because"),
                row.text("kept"));
    }

    @Override
    public void close() {
        session.close();
    }
}
