package io.turnout.control.fence;

import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Who writes a dataset at the moment, by the locks that every writer holds until its transaction ends. They are watched,
 * not waited for in a queue: that would hold up others, and be part of deadlocks.
 */
final class Writers {
    private static final Duration BOUND = Duration.ofMillis(400);
    private static final Duration POLL = Duration.ofMillis(1);

    private static final String WRITING = Guards.RELATIONS + """
            select l.virtualtransaction as transaction, coalesce(max(l.pid), 0) as pid,
              coalesce(max(a.application_name), '') as application,
              coalesce(max(extract(epoch from clock_timestamp() - a.xact_start) * 1000), 0)::bigint as millis
            from pg_locks l left join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'relation' and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
              and l.relation in (select oid from written)
              and l.mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
              and l.pid is distinct from pg_backend_pid()
            group by 1 order by millis desc
            """;

    private final List<TableName> tables;

    Writers(List<TableName> tables) {
        this.tables = tables;
    }

    List<InFlight> inFlight(Session session) {
        return session.rows(WRITING, (Object) TableName.array(tables)).stream()
                .map(row -> new InFlight(
                        row.text("transaction"), row.number("pid"), row.text("application"), row.number("millis")))
                .toList();
    }

    /**
     * Waits until all have ended that are in flight now. Whoever passed the fence before it was closed had its lock before
     * that, and is among them; whoever comes later finds the fence closed.
     */
    void drain(Session session) {
        List<InFlight> left = inFlight(session);
        Set<String> awaited = left.stream().map(InFlight::transaction).collect(Collectors.toSet());
        long end = System.nanoTime() + BOUND.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new WritersInFlight(left);
            }
            LockSupport.parkNanos(POLL.toNanos());
            left = inFlight(session).stream()
                    .filter(writer -> awaited.contains(writer.transaction()))
                    .toList();
        }
    }
}
