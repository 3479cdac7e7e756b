package io.turnout.control.fence;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.List;

/** The triggers that enforce a fence: one on each table, and on each partition and heir, which can be written directly. */
final class Guards {
    /** The tables with their partitions and heirs, which can be written directly. */
    static final String RELATIONS = """
            with recursive written (oid) as (
              select unnest((?::text[])::regclass[])::oid
              union
              select i.inhrelid from pg_inherits i join written w on w.oid = i.inhparent
            )
            """;

    private static final String WRITTEN = RELATIONS + """
            select format('%I.%I', n.nspname, c.relname) as name, exists (
              select from pg_trigger t
              where t.tgrelid = c.oid and t.tgname = 'turnout_fence' and t.tgenabled in ('O', 'A')
                and t.tgfoid = to_regproc('turnout.guard')::oid
                -- before, for each statement, insert, delete, update, truncate
                and t.tgtype = 62 and t.tgqual is null and t.tgattr = ''::int2vector
                and t.tgargs = convert_to(?, 'UTF8') || '\\x00'::bytea) as guarded
            from written w join pg_class c on c.oid = w.oid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p')
            order by name
            """;

    private Guards() {}

    /** Tables that can be written although the fence is closed, quoted. */
    static List<String> missing(Session session, String dataset, List<TableName> tables) {
        return session.rows(WRITTEN, TableName.array(tables), dataset).stream()
                .filter(row -> !row.flag("guarded"))
                .map(row -> row.text("name"))
                .toList();
    }

    /** Puts up what is missing, one by one: whoever holds one table and waits for another may block writers. */
    static void complete(Session session, String dataset, List<TableName> tables) {
        for (String table : missing(session, dataset, tables)) {
            session.transaction(() -> {
                Patience.limit(session);
                session.run("""
                        create or replace trigger turnout_fence
                          before insert or update or delete or truncate on %s
                          for each statement execute function turnout.guard('%s');
                        alter table %s enable trigger turnout_fence
                        """.formatted(table, dataset, table));
            });
        }
    }

    static void requireComplete(Session session, String dataset, List<TableName> tables) {
        List<String> missing = missing(session, dataset, tables);
        if (!missing.isEmpty()) {
            throw new FenceRefusal(
                    "%s could be written behind the fence: the trigger turnout_fence is missing or disabled."
                            .formatted(String.join(", ", missing)));
        }
    }

    /** Runs something in this transaction that the fence would refuse; everybody else must be locked out already. */
    static void without(Session session, String dataset, List<TableName> tables, Runnable work) {
        List<Row> all = session.rows(WRITTEN, TableName.array(tables), dataset);
        all.forEach(row -> session.run("alter table %s disable trigger turnout_fence".formatted(row.text("name"))));
        work.run();
        all.forEach(row -> session.run("alter table %s enable trigger turnout_fence".formatted(row.text("name"))));
    }
}
