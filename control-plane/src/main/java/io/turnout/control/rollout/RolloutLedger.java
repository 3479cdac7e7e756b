package io.turnout.control.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.database.Database;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Course;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rollouts, in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class RolloutLedger implements AutoCloseable {
    private static final String COLUMNS = """
            select *, (extract(epoch from clock_timestamp() - since) * 1000)::bigint as age from rollout
            """;

    private final Session session;
    private final ObjectMapper json;
    private final Windows windows;

    /**
     * A rollout as it is kept.
     *
     * @param version rises with each change
     * @param since when its step began
     * @param ageMillis how long ago that was
     * @param afterWindow what was told before says nothing of the step
     * @param waitingFor as it was decided last; null if nothing was
     * @param evidence what that was decided on
     */
    public record Kept(
            Rollout rollout,
            long version,
            Instant since,
            long ageMillis,
            long afterWindow,
            String waitingFor,
            JsonNode evidence) {}

    /** Who does something, and why. */
    public record Change(String who, String why) {}

    /** A line of the log. */
    public record Entry(
            String capability,
            Phase phase,
            int step,
            double percent,
            String who,
            String why,
            JsonNode evidence,
            Instant at) {}

    public RolloutLedger(Database control, ObjectMapper json) {
        this.session = control.connect();
        this.json = json;
        this.windows = new Windows(session, json);
    }

    /** What gateways have counted. */
    public Windows windows() {
        return windows;
    }

    /** By capability. */
    public List<Kept> all() {
        return session.rows(COLUMNS + " order by capability").stream()
                .map(this::kept)
                .toList();
    }

    public Optional<Kept> of(String capability) {
        return session.row(COLUMNS + " where capability = ?", capability).map(this::kept);
    }

    /** Whether it has begun: not while another one of the capability is under way. */
    public boolean begin(Rollout rollout, Change change) {
        return session.transaction(() -> {
            windows.lock(rollout.capability());
            int begun = session.update(
                    """
                    insert into rollout (capability, course, phase, step, paused, approved, version, after_window)
                    values (?, ?::jsonb, ?, ?, false, false, 1, 0)
                    on conflict (capability) do update
                    set course = excluded.course, phase = excluded.phase, step = excluded.step, paused = false, approved = false,
                      version = rollout.version + 1, since = clock_timestamp(), waiting_for = null, evidence = '{}'
                    where rollout.phase in ('DONE', 'ROLLED_BACK')
                    """,
                    rollout.capability(),
                    json(rollout.course()),
                    rollout.phase().name(),
                    rollout.step());
            if (begun > 0) {
                entered(rollout, change, "{}");
            }
            return begun > 0;
        });
    }

    /**
     * Takes a rollout from what it was to something else; the share of those who read from the candidate changes in the same moment.
     *
     * @return false if it has changed meanwhile; then nothing is done
     */
    public boolean change(Kept from, Rollout to, Change change, Object evidence) {
        String grounds = json(evidence);
        return session.transaction(() -> {
            windows.lock(to.capability());
            boolean another = to.phase() != from.rollout().phase()
                    || to.step() != from.rollout().step();
            int changed = session.update(
                    """
                    update rollout set phase = ?, step = ?, paused = ?, approved = ?, version = version + 1, waiting_for = null,
                      since = case when ? then clock_timestamp() else since end
                    where capability = ? and version = ?
                    """,
                    to.phase().name(),
                    to.step(),
                    to.paused(),
                    to.approved(),
                    another,
                    to.capability(),
                    from.version());
            if (changed > 0 && another) {
                entered(to, change, grounds);
            } else if (changed > 0) {
                log(to, change, grounds);
            }
            return changed > 0;
        });
    }

    /** Keeps what a rollout waits for, unless it has changed meanwhile. */
    void waits(Kept rollout, String until, Object evidence) {
        session.update(
                "update rollout set waiting_for = ?, evidence = ?::jsonb where capability = ? and version = ?",
                until,
                json(evidence),
                rollout.rollout().capability(),
                rollout.version());
    }

    /** The newest first. */
    public List<Entry> log(int limit) {
        return session.rows("select * from rollout_log order by id desc limit ?", limit).stream()
                .map(row -> new Entry(
                        row.text("capability"),
                        Phase.valueOf(row.text("phase")),
                        (int) row.number("step"),
                        ((Number) row.values().get("percent")).doubleValue(),
                        row.text("changed_by"),
                        row.text("reason"),
                        read(row.text("evidence"), JsonNode.class),
                        instant(row, "at")))
                .toList();
    }

    private void entered(Rollout rollout, Change change, String evidence) {
        windows.beginAnew(rollout.capability());
        CanaryLedger.set(session, rollout.capability(), rollout.percent(), change.who(), change.why());
        log(rollout, change, evidence);
    }

    private void log(Rollout rollout, Change change, String evidence) {
        session.update(
                """
                insert into rollout_log (capability, phase, step, percent, changed_by, reason, evidence)
                values (?, ?, ?, ?, ?, ?, ?::jsonb)
                """,
                rollout.capability(),
                rollout.phase().name(),
                rollout.step(),
                rollout.percent(),
                change.who(),
                change.why(),
                evidence);
    }

    private Kept kept(Row row) {
        Rollout rollout = new Rollout(
                row.text("capability"),
                read(row.text("course"), Course.class),
                Phase.valueOf(row.text("phase")),
                (int) row.number("step"),
                row.flag("paused"),
                row.flag("approved"));
        return new Kept(
                rollout,
                row.number("version"),
                instant(row, "since"),
                row.number("age"),
                row.number("after_window"),
                row.text("waiting_for"),
                read(row.text("evidence"), JsonNode.class));
    }

    private static Instant instant(Row row, String column) {
        return ((Timestamp) row.values().get(column)).toInstant();
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is decided on can be written", e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
