package io.turnout.control.shadow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is set and declared, in the control plane's database. Each instance has a session; not for several threads. */
public final class ShadowLedger implements AutoCloseable {
    private final Session session;
    private final ShadowLog log;
    private final Runs runs;

    /** Who changes something, and why. */
    public record Change(String who, String why) {}

    /** A line of the log; of all capabilities if it names none. */
    public record Entry(String capability, String change, String who, String why, Instant at) {}

    public ShadowLedger(Sessions control, ObjectMapper json) {
        this.session = control.connect();
        this.log = new ShadowLog(session);
        this.runs = new Runs(session, log, json);
    }

    /** What is counted. */
    public Runs runs() {
        return runs;
    }

    /** Whether the switch is off for all. */
    public boolean isStopped() {
        return session.row("select stopped from shadow_switch").orElseThrow().flag("stopped");
    }

    public void stop(boolean stopped, Change change) {
        session.transaction(() -> {
            session.update("update shadow_switch set stopped = ?", stopped);
            log.add(null, stopped ? "stopped" : "goes on", change);
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
            runs.lock(capability);
            session.update("""
                    insert into shadow_share (capability, percent) values (?, ?)
                    on conflict (capability) do update set percent = excluded.percent
                    """, capability, percent);
            runs.begin(capability);
            log.add(capability, percent + " %", change);
        });
    }

    /** Ends the run, and begins another one. */
    public void restart(String capability, Change change) {
        session.transaction(() -> {
            runs.lock(capability);
            runs.beginAnew(capability);
            log.add(capability, "a new run", change);
        });
    }

    /** What operators have declared, by capability. */
    public Map<String, List<Page.DeclaredRule>> declared() {
        Map<String, List<Page.DeclaredRule>> declared = new TreeMap<>();
        session.rows("select capability, rule, because from shadow_rule order by rule")
                .forEach(row -> declared.computeIfAbsent(row.text("capability"), name -> new ArrayList<>())
                        .add(new Page.DeclaredRule(row.text("rule"), row.text("because"))));
        return declared;
    }

    /**
     * Declares something to be no difference, for the reason of the change. What was counted without the rule says nothing
     * with it, so another run begins.
     */
    public void declare(String capability, String rule, Change change) {
        session.transaction(() -> {
            runs.lock(capability);
            session.update("""
                    insert into shadow_rule (capability, rule, because, declared_by) values (?, ?, ?, ?)
                    on conflict (capability, rule)
                    do update set because = excluded.because, declared_by = excluded.declared_by, declared_at = clock_timestamp()
                    """, capability, rule, change.why(), change.who());
            runs.beginAnew(capability);
            log.add(capability, "declared: " + rule, change);
        });
    }

    /** Takes a declared rule back; another run begins. Gives whether there was one. */
    public boolean withdraw(String capability, String rule, Change change) {
        return session.transaction(() -> {
            runs.lock(capability);
            int gone = session.update("delete from shadow_rule where capability = ? and rule = ?", capability, rule);
            if (gone > 0) {
                runs.beginAnew(capability);
                log.add(capability, "withdrawn: " + rule, change);
            }
            return gone > 0;
        });
    }

    /** The newest first. */
    public List<Entry> log(int limit) {
        return log.newest(limit);
    }

    @Override
    public void close() {
        session.close();
    }
}
