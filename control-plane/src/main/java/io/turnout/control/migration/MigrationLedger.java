package io.turnout.control.migration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.JsonText;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Migrations, in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class MigrationLedger implements AutoCloseable {
    private static final TypeReference<Set<String>> NAMES = new TypeReference<>() {};

    private final Session session;
    private final JsonText text;
    private final MigrationLog log;

    /**
     * A migration as it is kept.
     *
     * @param version rises with each change
     * @param begun when it was asked for
     * @param since when it began, was resumed or turned back; what failed before is tried again
     * @param waitingFor as it was decided last; null if nothing was
     * @param reason why it is where it is
     * @param evidence what was decided on last
     */
    public record Kept(
            Migration migration,
            long version,
            Instant begun,
            Instant since,
            String waitingFor,
            String reason,
            JsonNode evidence) {}

    /** Who does something, and why. */
    public record Change(String who, String why) {}

    public MigrationLedger(Sessions control, ObjectMapper json) {
        this.session = control.connect();
        this.text = new JsonText(json);
        this.log = new MigrationLog(session, text);
    }

    public MigrationLog log() {
        return log;
    }

    public Optional<Kept> latest() {
        return session.row("select * from migration order by number desc limit 1")
                .map(this::kept);
    }

    public Optional<Kept> of(long number) {
        return session.row("select * from migration where number = ?", number).map(this::kept);
    }

    /** The one that is not over. */
    public Optional<Kept> underWay() {
        return latest().filter(kept -> !kept.migration().phase().isOver());
    }

    /** @return false if one is under way already; then nothing is done */
    public boolean begin(Stage to, Itinerary itinerary, Change change) {
        return session.transaction(() -> {
            Optional<Row> begun = session.row("""
                    insert into migration (goal, itinerary, phase, reason) values (?, ?::jsonb, 'UNDER_WAY', ?)
                    on conflict do nothing returning number
                    """, to.name(), text.write(itinerary), change.why());
            begun.ifPresent(
                    row -> log.add(Migration.of(row.number("number"), to, itinerary), "to " + to, change, Map.of()));
            return begun.isPresent();
        });
    }

    /**
     * Makes another one of a migration.
     *
     * @param action how the log is to call it
     * @return false if it has changed meanwhile, or another one is under way; then nothing is done
     */
    public boolean change(Kept from, Migration to, String action, Change change, Object evidence) {
        return session.transaction(() -> {
            boolean anew = from.migration().paused() && !to.paused()
                    || from.migration().phase() != to.phase();
            int changed = session.update(
                    """
                    update migration set phase = ?, paused = ?, approved = ?::jsonb, version = version + 1, waiting_for = null,
                      reason = ?, evidence = ?::jsonb, since = case when ? then clock_timestamp() else since end
                    where number = ? and version = ? and not exists (
                      select from migration other where other.number > migration.number)
                    """,
                    to.phase().name(),
                    to.paused(),
                    text.write(to.approved()),
                    change.why(),
                    text.write(evidence),
                    anew,
                    to.number(),
                    from.version());
            if (changed > 0) {
                log.add(to, action, change, evidence);
            }
            return changed > 0;
        });
    }

    /**
     * Does something about a migration while nobody can change it; not if somebody has.
     *
     * @param action as the log calls it
     * @param work gives whether it has done anything, which is logged then
     * @return whether it has
     */
    boolean act(Kept kept, String action, Change change, Object evidence, BooleanSupplier work) {
        return session.transaction(() -> {
            boolean isCurrent = session.row(
                            "select from migration where number = ? and version = ? for update",
                            kept.migration().number(),
                            kept.version())
                    .isPresent();
            boolean done = isCurrent && work.getAsBoolean();
            if (done) {
                log.add(kept.migration(), action, change, evidence);
            }
            return done;
        });
    }

    /** Keeps what it waits for, unless it has changed meanwhile. */
    void waits(Kept migration, String until, Object evidence) {
        session.update(
                "update migration set waiting_for = ?, evidence = ?::jsonb where number = ? and version = ?",
                until,
                text.write(evidence),
                migration.migration().number(),
                migration.version());
    }

    private Kept kept(Row row) {
        Migration migration = new Migration(
                row.number("number"),
                Stage.valueOf(row.text("goal")),
                text.read(row.text("itinerary"), Itinerary.class),
                Phase.valueOf(row.text("phase")),
                row.flag("paused"),
                text.read(row.text("approved"), NAMES));
        return new Kept(
                migration,
                row.number("version"),
                instant(row, "begun_at"),
                instant(row, "since"),
                row.text("waiting_for"),
                row.text("reason"),
                text.read(row.text("evidence"), JsonNode.class));
    }

    private static Instant instant(Row row, String column) {
        return ((Timestamp) row.values().get(column)).toInstant();
    }

    @Override
    public void close() {
        session.close();
    }
}
