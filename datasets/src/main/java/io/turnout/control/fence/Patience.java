package io.turnout.control.fence;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.List;

/**
 * How long a closing waits for its locks. Writers queue behind it all that while, and in a deadlock it must be the one
 * that gives up, not a writer. Bounds are for the transaction at hand.
 */
final class Patience {
    /** A try's whole wait, in milliseconds, where deadlocks are looked for earlier than others do. */
    private static final int BOUND = 400;

    private static final int EARLY = 50;

    private Patience() {}

    /** Locks the tables against writers, in their order, or fails with a lock conflict. */
    static void lock(Session session, List<TableName> tables) {
        limit(session);
        session.run("lock table %s in share row exclusive mode"
                .formatted(TableName.quoted(tables.stream().sorted().toList())));
        session.run("set local statement_timeout = '5s'");
    }

    /** Bounds the wait of what follows in this transaction. */
    static void limit(Session session) {
        Row server = session.row("""
                        select has_parameter_privilege('deadlock_timeout', 'set') as may,
                          (select setting::bigint from pg_settings where name = 'deadlock_timeout') as millis
                        """).orElseThrow();
        long bound = BOUND;
        if (server.flag("may")) {
            session.run("set local deadlock_timeout = '%dms'".formatted(EARLY));
        } else {
            // below the server's own timeout no autovacuum would ever give way
            bound = Math.max(BOUND, server.number("millis") * 3 / 2);
        }
        session.run("set local lock_timeout = '%dms'; set local statement_timeout = '%dms'".formatted(bound, bound));
    }
}
