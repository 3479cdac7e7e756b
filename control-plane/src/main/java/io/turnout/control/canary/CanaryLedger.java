package io.turnout.control.canary;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is set, in the control plane's database. Each instance has a session; not for several threads. */
public final class CanaryLedger implements AutoCloseable {
    private final Session session;

    /** A change, by whom, and why. */
    public record Entry(String capability, double percent, String who, String why, Instant at) {}

    public CanaryLedger(Sessions control) {
        this.session = control.connect();
    }

    /** By capability; what nobody has set is 0 %. */
    public Map<String, Double> percents() {
        Map<String, Double> percents = new TreeMap<>();
        session.rows("select capability, percent from canary")
                .forEach(row -> percents.put(row.text("capability"), percent(row)));
        return percents;
    }

    /** @param percent in [0, 100] */
    public void set(String capability, double percent, String who, String why) {
        session.transaction(() -> set(session, capability, percent, who, why));
    }

    /** The same as a part of a session's transaction. */
    public static void set(Session session, String capability, double percent, String who, String why) {
        session.update("""
                insert into canary (capability, percent) values (?, ?)
                on conflict (capability) do update set percent = excluded.percent
                """, capability, percent);
        session.update(
                "insert into canary_log (capability, percent, changed_by, reason) values (?, ?, ?, ?)",
                capability,
                percent,
                who,
                why);
    }

    /** The newest first. */
    public List<Entry> log(int limit) {
        return session.rows("""
                        select capability, percent, changed_by, reason, (extract(epoch from at) * 1000)::bigint as millis
                        from canary_log order by id desc limit ?
                        """, limit).stream()
                .map(row -> new Entry(
                        row.text("capability"),
                        percent(row),
                        row.text("changed_by"),
                        row.text("reason"),
                        Instant.ofEpochMilli(row.number("millis"))))
                .toList();
    }

    private static double percent(Row row) {
        return ((Number) row.values().get("percent")).doubleValue();
    }

    @Override
    public void close() {
        session.close();
    }
}
