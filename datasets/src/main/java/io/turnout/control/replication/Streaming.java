package io.turnout.control.replication;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets a stream up and takes it down; each method continues what an earlier call left undone. */
public final class Streaming {
    private final Stream stream;

    public Streaming(Stream stream) {
        this.stream = stream;
    }

    /**
     * Publication, slot, subscription.
     *
     * @param copy whether the rows that are there already are copied first
     */
    public void establish(Session from, Session to, boolean copy) {
        if (from.row("select from pg_publication where pubname = ?", stream.publication())
                .isEmpty()) {
            from.run(StreamSql.publication(stream));
        }
        if (slot(from).isEmpty()) {
            if (subscription(to).isPresent()) {
                throw new SlotLost(stream.slot());
            }
            requireNoOldTransaction(from);
            from.run(StreamSql.slot(stream));
        }
        if (subscription(to).isEmpty()) {
            to.run(StreamSql.subscription(stream, stream.from().conninfo(), copy));
        }
    }

    /** What {@link #establish} runs, without passwords. */
    public List<String> plan(boolean copy) {
        return List.of(
                StreamSql.publication(stream),
                StreamSql.slot(stream),
                StreamSql.subscription(stream, stream.from().withoutPassword().conninfo(), copy));
    }

    /** Whether changes flow, or will as soon as both servers are up. */
    public boolean isEstablished(Session from, Session to) {
        return slot(from).isPresent() && subscription(to).isPresent();
    }

    /** The end that retains WAL goes first; the subscription goes last, since it names what else there is. */
    public void remove(Session from, Session to) {
        Optional<Row> subscription = subscription(to);
        subscription.ifPresent(row -> to.run("alter subscription %s disable".formatted(stream.publication())));
        removeSlots(from, subscription.map(row -> row.number("oid")).orElse(0L));
        if (subscription.isPresent()) {
            to.transaction(() -> to.run("""
                    alter subscription %1$s set (slot_name = none);
                    drop subscription %1$s
                    """.formatted(stream.publication())));
        }
        from.run("drop publication if exists " + stream.publication());
    }

    /** Lets the side that rows come from forget the stream, although the other cannot be reached. */
    public void removeSlot(Session from) {
        removeSlots(from, 0);
    }

    /** The stream's slot, and those by which the subscription's workers copy single tables. */
    private void removeSlots(Session from, long subscription) {
        List<Row> slots = new ArrayList<>(from.rows("""
                select slot_name, active_pid from pg_replication_slots
                where slot_name = ? or slot_name like ? and database = current_database()
                """, stream.slot(), "pg\\_" + subscription + "\\_sync\\_%"));
        for (Row slot : slots) {
            if (slot.has("active_pid")) {
                from.rows("select pg_terminate_backend(?::int, 2000)", slot.number("active_pid"));
            }
            dropSlot(from, slot.text("slot_name"));
        }
    }

    private static void dropSlot(Session from, String name) {
        try {
            from.rows("""
                    select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?
                    """, name);
        } catch (DatabaseFailure e) {
            boolean gone = e.state().equals("42704");
            if (!gone) {
                throw e;
            }
        }
    }

    /** A slot begins when every transaction of the whole server has ended that is under way now. */
    private static void requireNoOldTransaction(Session from) {
        from.row("""
                        select 'prepared transaction ' || gid || ' of ' || database as name from pg_prepared_xacts
                        union all
                        select format('process %s (%s) in %s, in a transaction since %s', pid, application_name, datname, xact_start)
                        from pg_stat_activity
                        where backend_xid is not null and xact_start < clock_timestamp() - interval '5 seconds'
                        limit 1
                        """).ifPresent(row -> {
            throw new SlotWaits(row.text("name"));
        });
    }

    private Optional<Row> slot(Session from) {
        return from.row("select slot_name from pg_replication_slots where slot_name = ?", stream.slot());
    }

    private Optional<Row> subscription(Session to) {
        return to.row("""
                select s.oid::bigint as oid from pg_subscription s join pg_database d on d.oid = s.subdbid
                where s.subname = ? and d.datname = current_database()
                """, stream.publication());
    }
}
