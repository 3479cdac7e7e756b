package io.turnout.control.replication;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import io.turnout.control.replication.StreamStatus.Slot;
import io.turnout.control.replication.StreamStatus.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what PostgreSQL shows of a stream. */
public final class StreamLook {
    private static final String SLOT = """
            select s.active, s.wal_status,
              pg_wal_lsn_diff(pg_current_wal_lsn(), s.confirmed_flush_lsn)::bigint as lag_bytes,
              coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), s.restart_lsn), 0)::bigint as retained_bytes,
              case when s.active then coalesce(extract(epoch from r.replay_lag) * 1000, 0) else -1 end::bigint
                as lag_millis,
              (select setting::bigint * 1024 * 1024 from pg_settings where name = 'max_slot_wal_keep_size') as bound
            from pg_replication_slots s left join pg_stat_replication r on r.pid = s.active_pid
            where s.slot_name = ?
            """;

    private static final String SUBSCRIPTION = """
            select s.oid::bigint as oid, s.subenabled as enabled,
              exists (select from pg_stat_subscription w
                where w.subid = s.oid and w.relid is null and w.pid is not null) as applying,
              e.apply_error_count, e.sync_error_count
            from pg_subscription s
            join pg_database d on d.oid = s.subdbid and d.datname = current_database()
            left join pg_stat_subscription_stats e on e.subid = s.oid
            where s.subname = ?
            """;

    private static final String TABLES = """
            select c.oid::regclass::text as name, r.srsubstate = 'r' as streaming,
              coalesce(p.tuples_processed, 0) as copied
            from pg_subscription_rel r join pg_class c on c.oid = r.srrelid
            left join pg_stat_progress_copy p on p.relid = r.srrelid and p.command = 'COPY FROM'
            where r.srsubid::bigint = ? and c.oid = any ((?::text[])::regclass[])
            order by name
            """;

    private static final String EXPECTED = """
            select c.reltuples::bigint as rows from pg_class c where c.oid = ?::text::regclass
            """;

    private final Stream stream;

    public StreamLook(Stream stream) {
        this.stream = stream;
    }

    /**
     * @param from null if it cannot be reached
     * @param to null if it cannot be reached
     */
    public StreamStatus status(Session from, Session to) {
        Slot slot = from == null ? null : slot(from).orElse(null);
        Optional<Row> subscription = to == null ? Optional.empty() : to.row(SUBSCRIPTION, stream.publication());
        if (subscription.isEmpty()) {
            return new StreamStatus(List.of(), false, false, 0, 0, slot);
        }
        Row row = subscription.get();
        return new StreamStatus(
                tables(from, to, row.number("oid")),
                row.flag("applying"),
                row.flag("enabled"),
                row.number("apply_error_count"),
                row.number("sync_error_count"),
                slot);
    }

    private Optional<Slot> slot(Session from) {
        return from.row(SLOT, stream.slot())
                .map(row -> new Slot(
                        row.flag("active"),
                        row.text("wal_status"),
                        row.number("lag_bytes"),
                        row.number("lag_millis"),
                        row.number("retained_bytes"),
                        row.number("bound") < 0 ? -1 : row.number("bound")));
    }

    private List<Table> tables(Session from, Session to, long subscription) {
        List<Table> tables = new ArrayList<>();
        for (Row row : to.rows(TABLES, subscription, TableName.array(stream.tables()))) {
            String name = row.text("name");
            long expected = from == null
                    ? -1
                    : from.row(EXPECTED, name)
                            .map(source -> source.number("rows"))
                            .orElse(-1L);
            tables.add(new Table(name, row.flag("streaming"), row.number("copied"), expected));
        }
        return tables;
    }
}
