package io.turnout.control.fence;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.List;

/**
 * Foreign keys by which a delete outside of the dataset deletes rows of it. While this side is closed such a delete
 * leaves the rows alone: their owner learns of it otherwise, and its deletes come by replication. Once this side is open
 * again, the rows that are still there are swept.
 */
final class Cascades {
    private static final String KEYS = """
            select format('%I.%I', cn.nspname, c.relname) as child, quote_ident(ca.attname) as child_column,
              format('%I.%I', pn.nspname, p.relname) as parent, quote_ident(pa.attname) as parent_column,
              'turnout_cascade_' || k.conkey[1] as trigger
            from pg_constraint k, (select (?::text[])::regclass[]::oid[] as tables) t,
              pg_class c, pg_namespace cn, pg_attribute ca, pg_class p, pg_namespace pn, pg_attribute pa
            where k.contype = 'f' and k.confdeltype = 'c' and k.conparentid = 0 and cardinality(k.conkey) = 1
              and k.conrelid = any (t.tables) and k.confrelid <> all (t.tables)
              and c.oid = k.conrelid and c.relkind = 'r' and cn.oid = c.relnamespace
              and p.oid = k.confrelid and pn.oid = p.relnamespace
              and ca.attrelid = c.oid and ca.attnum = k.conkey[1] and pa.attrelid = p.oid and pa.attnum = k.confkey[1]
            order by k.conname
            """;

    private Cascades() {}

    /** Puts up what keeps rows from a cascade; before the fence closes, and once more changes nothing. */
    static void guard(Session session, String dataset, List<TableName> tables) {
        for (Row key : session.rows(KEYS, (Object) TableName.array(tables))) {
            session.transaction(() -> {
                Patience.limit(session);
                session.run("""
                        create or replace trigger %s before delete on %s
                          for each row when (pg_trigger_depth() > 0)
                          execute function turnout.keep('%s', %s, %s, %s)
                        """.formatted(
                                key.text("trigger"),
                                key.text("child"),
                                dataset,
                                literal(key.text("child_column")),
                                literal(key.text("parent")),
                                literal(key.text("parent_column"))));
            });
        }
    }

    /**
     * Deletes rows whose parent is gone, in this transaction.
     *
     * @return false if that cannot be told here, because the parents are written elsewhere
     */
    static boolean sweep(Session session, List<TableName> tables) {
        for (Row key : session.rows(KEYS, (Object) TableName.array(tables))) {
            if (!ownsParents(session, key.text("parent"))) {
                return false;
            }
            session.run(
                    "delete from %1$s c where c.%2$s is not null and not exists (select from %3$s p where p.%4$s = c.%2$s)"
                            .formatted(
                                    key.text("child"),
                                    key.text("child_column"),
                                    key.text("parent"),
                                    key.text("parent_column")));
        }
        return true;
    }

    /** Where the parents are written elsewhere, one that is not here may be on its way. They stay here until the commit. */
    private static boolean ownsParents(Session session, String parent) {
        return session.rows("""
                        select f.open from turnout.fence f where f.dataset in (
                          select split_part(encode(t.tgargs, 'escape'), '\\000', 1) from pg_trigger t
                          where t.tgrelid = ?::regclass and t.tgname = 'turnout_fence')
                        for share
                        """, parent).stream().allMatch(row -> row.flag("open"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
