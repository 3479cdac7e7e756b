package io.turnout.control.fence;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sequences that give columns of a dataset their values: identity, serial, or any default that calls nextval. */
final class Sequences {
    private static final String SEQUENCES = """
            with tables (oid) as (select unnest((?::text[])::regclass[])::oid),
            feeds (sequence, relation, attribute) as (
              select d.objid, d.refobjid, d.refobjsubid
              from pg_depend d join tables t on t.oid = d.refobjid
              where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                and d.deptype in ('a', 'i') and d.refobjsubid > 0
              union
              select d.refobjid, a.adrelid, a.adnum
              from pg_attrdef a join tables t on t.oid = a.adrelid
              join pg_depend d on d.classid = 'pg_attrdef'::regclass and d.objid = a.oid
                and d.refclassid = 'pg_class'::regclass)
            select n.nspname || '.' || c.relname || '.' || a.attname as column,
              format('%I.%I', sn.nspname, s.relname) as sequence,
              q.seqincrement as increment, q.seqmin as least, q.seqmax as most
            from feeds f
            join pg_sequence q on q.seqrelid = f.sequence
            join pg_class s on s.oid = f.sequence join pg_namespace sn on sn.oid = s.relnamespace
            join pg_class c on c.oid = f.relation join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = f.relation and a.attnum = f.attribute
            order by 1
            """;

    private Sequences() {}

    /** The value that each sequence gives next, by the column it feeds: {@code schema.table.column}. */
    static Map<String, Long> next(Session session, List<TableName> tables) {
        Map<String, Long> next = new LinkedHashMap<>();
        for (Row row : session.rows(SEQUENCES, (Object) TableName.array(tables))) {
            next.put(row.text("column"), next(session, row));
        }
        return next;
    }

    /** Moves each sequence to what the other side would give next, if that is further; never back. */
    static void advance(Session session, List<TableName> tables, Map<String, Long> others) {
        for (Row row : session.rows(SEQUENCES, (Object) TableName.array(tables))) {
            Long other = others.get(row.text("column"));
            if (other != null) {
                long own = next(session, row);
                long value = row.number("increment") > 0 ? Math.max(own, other) : Math.min(own, other);
                session.rows("select setval(?::text::regclass, ?, false)", row.text("sequence"), value);
            }
        }
    }

    /**
     * Moves each sequence that is less than half of a lead before the other side's to a whole one; never back, and not beyond
     * its bounds.
     *
     * @param lead how many values
     */
    static void lead(Session session, List<TableName> tables, Map<String, Long> others, int lead) {
        for (Row row : session.rows(SEQUENCES, (Object) TableName.array(tables))) {
            Long other = others.get(row.text("column"));
            if (other != null) {
                long increment = row.number("increment");
                long before = (next(session, row) - other) / increment;
                long value = Math.clamp(other + lead * increment, row.number("least"), row.number("most"));
                if (before < lead / 2) {
                    session.rows("select setval(?::text::regclass, ?, false)", row.text("sequence"), value);
                }
            }
        }
    }

    private static long next(Session session, Row sequence) {
        Row row = session.row("select last_value, is_called from " + sequence.text("sequence"))
                .orElseThrow();
        return row.number("last_value") + (row.flag("is_called") ? sequence.number("increment") : 0);
    }
}
