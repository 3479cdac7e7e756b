package io.turnout.control.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.turnout.control.canary.CanaryLedger;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.control.plan.Course;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rollouts, in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class RolloutLedger implements AutoCloseable {
    private static final String COLUMNS = """
            select rollout.*, (extract(epoch from clock_timestamp() - since) * 1000)::bigint as age,
              coalesce((select percent from canary where canary.capability = rollout.capability), 0) as share
            from rollout
            """;

    private final Session session;
    private final ObjectMapper json;
    private final JsonText text;
    private final Windows windows;
    private final RolloutLog log;
    private final RolloutArchive archive;

    /**
     * A rollout as it is kept.
     *
     * @param version rises with each change
     * @param since when its step began
     * @param ageMillis how long ago that was
     * @param afterWindow what was told before says nothing of the step
     * @param share of the subjects that read from the candidate, in percent, also where that was set by hand since it was done
     * @param waitingFor as it was decided last; null if nothing was
     * @param reason why it is where it is
     * @param evidence what was decided on last
     */
    public record Kept(
            Rollout rollout,
            long version,
            Instant since,
            long ageMillis,
            long afterWindow,
            double share,
            String waitingFor,
            String reason,
            JsonNode evidence) {}

    /** Who does something, and why. */
    public record Change(String who, String why) {}

    public RolloutLedger(Sessions control, ObjectMapper json) {
        this.session = control.connect();
        this.json = json;
        this.text = new JsonText(json);
        this.windows = new Windows(session, text);
        this.log = new RolloutLog(session, text);
        this.archive = new RolloutArchive(session, text, log, this::course);
    }

    /** What gateways have counted. */
    public Windows windows() {
        return windows;
    }

    /** What has become of all, and why. */
    public RolloutLog log() {
        return log;
    }

    /** All that there were. */
    public RolloutArchive archive() {
        return archive;
    }

    /** Of which there is a rollout that is not over. */
    public List<String> underWay() {
        return session
                .rows("select capability from rollout where phase not in ('DONE', 'ROLLED_BACK') order by capability")
                .stream()
                .map(row -> row.text("capability"))
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
                    insert into rollout (capability, course, phase, step, paused, approved, version, after_window, reason)
                    values (?, ?::jsonb, ?, ?, false, false, 1, 0, ?)
                    on conflict (capability) do update
                    set course = excluded.course, phase = excluded.phase, step = excluded.step, paused = false, approved = false,
                      version = rollout.version + 1, since = clock_timestamp(), waiting_for = null, evidence = '{}',
                      reason = excluded.reason
                    where rollout.phase in ('DONE', 'ROLLED_BACK')
                    """,
                    rollout.capability(),
                    text.write(rollout.course()),
                    rollout.phase().name(),
                    rollout.step(),
                    change.why());
            if (begun > 0) {
                archive.begin(rollout.capability());
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
        String grounds = text.write(evidence);
        return session.transaction(() -> {
            windows.lock(to.capability());
            boolean another = to.phase() != from.rollout().phase()
                    || to.step() != from.rollout().step();
            // the time that it was paused does not count
            boolean begins = another || from.rollout().paused() && !to.paused();
            int changed = session.update(
                    """
                    update rollout set phase = ?, step = ?, paused = ?, approved = ?, version = version + 1, waiting_for = null,
                      reason = ?, evidence = ?::jsonb, since = case when ? then clock_timestamp() else since end
                    where capability = ? and version = ?
                    """,
                    to.phase().name(),
                    to.step(),
                    to.paused(),
                    to.approved(),
                    change.why(),
                    grounds,
                    begins,
                    to.capability(),
                    from.version());
            if (changed > 0 && another) {
                entered(to, change, grounds);
            } else if (changed > 0) {
                log.add(to, change, grounds);
            }
            return changed > 0;
        });
    }

    /** Keeps what a rollout waits for, unless it has changed meanwhile. */
    void waits(Kept rollout, String until, Object evidence) {
        session.update(
                "update rollout set waiting_for = ?, evidence = ?::jsonb where capability = ? and version = ?",
                until,
                text.write(evidence),
                rollout.rollout().capability(),
                rollout.version());
    }

    /**
     * Sets the share of those who read from a candidate by hand.
     *
     * @return false if a rollout of it is under way, which sets it; then nothing is done
     */
    public boolean setByHand(String capability, double percent, Change change) {
        return session.transaction(() -> {
            windows.lock(capability);
            boolean free = of(capability)
                    .filter(kept -> !kept.rollout().phase().isOver())
                    .isEmpty();
            if (free) {
                CanaryLedger.set(session, capability, percent, change.who(), change.why());
            }
            return free;
        });
    }

    private void entered(Rollout rollout, Change change, String evidence) {
        windows.beginAnew(rollout.capability());
        CanaryLedger.set(session, rollout.capability(), rollout.percent(), change.who(), change.why());
        log.add(rollout, change, evidence);
    }

    private Kept kept(Row row) {
        Rollout rollout = new Rollout(
                row.text("capability"),
                course(row.text("course")),
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
                ((Number) row.values().get("share")).doubleValue(),
                row.text("waiting_for"),
                row.text("reason"),
                text.read(row.text("evidence"), JsonNode.class));
    }

    static Instant instant(Row row, String column) {
        return ((Timestamp) row.values().get(column)).toInstant();
    }

    /** One that an earlier version has written has of what is new what a plan has that says nothing of it. */
    private Course course(String kept) {
        ObjectNode whole = json.valueToTree(Course.DEFAULT);
        whole.setAll(text.read(kept, ObjectNode.class));
        return json.convertValue(whole, Course.class);
    }

    @Override
    public void close() {
        session.close();
    }
}
