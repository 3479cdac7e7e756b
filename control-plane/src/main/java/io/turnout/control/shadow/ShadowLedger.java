package io.turnout.control.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.count.Counts;
import io.turnout.control.database.Database;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings and runs, in the control plane's database. Each instance has a session of its own; not for several threads. */
public final class ShadowLedger implements AutoCloseable {
    private static final TypeReference<Map<String, Long>> BY_WHY = new TypeReference<>() {};
    private static final TypeReference<List<Page.DeclaredRule>> RULES = new TypeReference<>() {};
    private static final TypeReference<List<Page.Example>> EXAMPLES = new TypeReference<>() {};

    private final Session session;
    private final ObjectMapper json;

    /** Who changes something, and why. */
    public record Change(String who, String why) {}

    /** A line of the log; of all capabilities if it names none. */
    public record Entry(String capability, String change, String who, String why, Instant at) {}

    public ShadowLedger(Database control, ObjectMapper json) {
        this.session = control.connect();
        this.json = json;
    }

    /** Whether the switch is off for all. */
    public boolean isStopped() {
        return session.row("select stopped from shadow_switch").orElseThrow().flag("stopped");
    }

    public void stop(boolean stopped, Change change) {
        session.transaction(() -> {
            session.update("update shadow_switch set stopped = ?", stopped);
            log(null, stopped ? "stopped" : "goes on", change);
        });
    }

    /** What was set, by capability; what nobody has set is 0 %. */
    public Map<String, Double> percents() {
        Map<String, Double> percents = new TreeMap<>();
        session.rows("select capability, percent from shadow_share")
                .forEach(row -> percents.put(
                        row.text("capability"), ((Number) row.values().get("percent")).doubleValue()));
        return percents;
    }

    /** @param percent in [0, 100] */
    public void set(String capability, double percent, Change change) {
        session.transaction(() -> {
            session.update("""
                    insert into shadow_share (capability, percent) values (?, ?)
                    on conflict (capability) do update set percent = excluded.percent
                    """, capability, percent);
            begin(capability);
            log(capability, percent + " %", change);
        });
    }

    /** Ends the run, and begins another one. */
    public void restart(String capability, Change change) {
        session.transaction(() -> {
            session.update("""
                    update shadow_run set ended_at = clock_timestamp() where capability = ? and ended_at is null
                    """, capability);
            begin(capability);
            log(capability, "a new run", change);
        });
    }

    private void begin(String capability) {
        session.update("""
                insert into shadow_run (capability) values (?) on conflict (capability) where ended_at is null do nothing
                """, capability);
    }

    private void log(String capability, String what, Change change) {
        session.update(
                "insert into shadow_log (capability, change, changed_by, reason) values (?, ?, ?, ?)",
                capability,
                what,
                change.who(),
                change.why());
    }

    /** The newest first. */
    public List<Entry> log(int limit) {
        return session
                .rows(
                        "select capability, change, changed_by, reason, at from shadow_log order by id desc limit ?",
                        limit)
                .stream()
                .map(row -> new Entry(
                        row.text("capability"),
                        row.text("change"),
                        row.text("changed_by"),
                        row.text("reason"),
                        instant(row, "at")))
                .toList();
    }

    /** The runs that are under way, by capability. */
    public Map<String, Long> running() {
        Map<String, Long> running = new TreeMap<>();
        session.rows("select capability, run from shadow_run where ended_at is null")
                .forEach(row -> running.put(row.text("capability"), row.number("run")));
        return running;
    }

    public Optional<Run> run(String capability) {
        return session.row("select * from shadow_run where capability = ? and ended_at is null", capability)
                .map(this::read);
    }

    /** The newest first. */
    public List<Run> runs(String capability, int limit) {
        return session
                .rows("select * from shadow_run where capability = ? order by run desc limit ?", capability, limit)
                .stream()
                .map(this::read)
                .toList();
    }

    /**
     * Counts a gateway's report, once, however often it comes.
     *
     * @param sequence rises with each report of a gateway
     */
    public void take(String gateway, long sequence, List<Page> pages) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into shadow_reporter (gateway, sequence) values (?, ?)
                    on conflict (gateway) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where shadow_reporter.sequence < excluded.sequence
                    """, gateway, sequence);
            if (news > 0) {
                // in one order for all
                pages.stream().sorted(Comparator.comparingLong(Page::run)).forEach(this::take);
                session.update("delete from shadow_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    /** What was counted of a run that is over belongs to that one still. */
    private void take(Page page) {
        session.row(
                        "select * from shadow_run where run = ? and capability = ? for update",
                        page.run(),
                        page.capability())
                .map(row -> read(row).plus(page))
                .ifPresent(run -> session.update(
                        """
                        update shadow_run set counts = ?::jsonb, settled = ?, not_compared = ?::jsonb, rules = ?::jsonb,
                          expected = ?::jsonb, examples = ?::jsonb
                        where run = ?
                        """,
                        write(run.counts()),
                        run.settled(),
                        write(run.notCompared()),
                        write(run.rules()),
                        write(run.expected()),
                        write(run.examples()),
                        run.run()));
    }

    private Run read(Row row) {
        try {
            String counts = row.text("counts");
            return new Run(
                    row.number("run"),
                    row.text("capability"),
                    instant(row, "started_at"),
                    instant(row, "ended_at"),
                    counts == null ? Counts.NONE : json.readValue(counts, Counts.class),
                    row.number("settled"),
                    json.readValue(row.text("not_compared"), BY_WHY),
                    json.readValue(row.text("rules"), RULES),
                    json.readValue(row.text("expected"), Page.Coverage.class),
                    json.readValue(row.text("examples"), EXAMPLES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    private String write(Object value) {
        try {
            // PostgreSQL's JSON has no such character
            return json.writeValueAsString(value).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static Instant instant(Row row, String column) {
        return row.values().get(column) instanceof Timestamp at ? at.toInstant() : null;
    }

    @Override
    public void close() {
        session.close();
    }
}
