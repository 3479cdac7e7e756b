package io.turnout.control.rollout;

import io.turnout.control.database.JsonText;
import io.turnout.control.database.Session;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What gateways have counted of rollouts under way, in the control plane's database. Not for several threads. */
public final class Windows {
    /** The first half of the keys of advisory locks; the second is a capability's. */
    private static final int LOCKS = 0x701a;

    /** Of those that are read at a time. */
    static final int MOST_AT_ONCE = 2000;

    private final Session session;
    private final JsonText text;
    private final Exposures exposures;

    Windows(Session session, JsonText text) {
        this.session = session;
        this.text = text;
        this.exposures = new Exposures(session, text);
    }

    /** A window as it was taken. */
    record Told(long id, GatewayWindow window, long atMillis) {}

    /**
     * Takes what a gateway tells, once, however often it comes.
     *
     * @param sequence rises with each report of a gateway
     * @param answered who was answered in the same time
     */
    public void take(String gateway, long sequence, List<GatewayWindow> windows, List<Answered> answered) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into trial_reporter (gateway, sequence) values (?, ?)
                    on conflict (gateway) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where trial_reporter.sequence < excluded.sequence
                    """, gateway, sequence);
            if (news > 0) {
                take(windows, answered);
                session.update("delete from trial_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    private void take(List<GatewayWindow> windows, List<Answered> answered) {
        // in one order for all
        Set<String> capabilities = new TreeSet<>();
        windows.forEach(window -> capabilities.add(window.capability()));
        answered.forEach(each -> capabilities.add(each.capability()));
        for (String capability : capabilities) {
            lock(capability);
            windows.stream()
                    .filter(window -> window.capability().equals(capability))
                    .forEach(this::take);
            exposures.take(
                    windows.stream()
                            .filter(window -> window.capability().equals(capability))
                            .findFirst()
                            .orElseGet(() -> new GatewayWindow(capability, null, null)),
                    answered.stream()
                            .filter(each -> each.capability().equals(capability))
                            .toList());
        }
    }

    private void take(GatewayWindow window) {
        session.update("""
                insert into trial_window (capability, counts)
                select capability, ?::jsonb from rollout where capability = ? and phase = 'READING'
                """, text.write(window), window.capability());
    }

    /** Until the transaction ends, nobody else adds one of the capability: they become visible in the order of their ids. */
    void lock(String capability) {
        session.row("select pg_advisory_xact_lock(?, hashtext(?))", LOCKS, capability);
    }

    /** What is told from now on is of another step; what was told before is not needed any more. The capability is to be locked. */
    void beginAnew(String capability) {
        session.update("""
                update rollout set after_window = coalesce((select max(id) from trial_window where capability = ?), after_window)
                where capability = ?
                """, capability, capability);
        session.update("delete from trial_window where capability = ?", capability);
    }

    /** Those that were told after one of them, in order; no more than {@link #MOST_AT_ONCE}. */
    List<Told> after(long id, String capability) {
        return session.rows("""
                        select id, counts, (extract(epoch from at) * 1000)::bigint as millis
                        from trial_window where capability = ? and id > ? order by id limit ?
                        """, capability, id, MOST_AT_ONCE).stream()
                .map(row -> new Told(
                        row.number("id"), text.read(row.text("counts"), GatewayWindow.class), row.number("millis")))
                .toList();
    }

    /** By the clock that they are stamped with. */
    long nowMillis() {
        return session.row("select (extract(epoch from clock_timestamp()) * 1000)::bigint as millis")
                .orElseThrow()
                .number("millis");
    }
}
