package io.turnout.control.preflight;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every table is there on both sides, is a plain or partitioned table, and has a primary key, the same on both. */
final class TablesCheck implements Check {
    private static final String TABLE = """
            select c.relkind in ('r', 'p') as plain, c.relpersistence = 'p' as permanent, c.relreplident as identity,
              (select string_agg(a.attname, ', ' order by k.position)
                from pg_index i, unnest(i.indkey) with ordinality k (attribute, position)
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attribute
                where i.indrelid = c.oid and i.indisprimary) as key
            from pg_class c where c.oid = to_regclass(?)
            """;

    @Override
    public List<Finding> run(Survey survey) {
        List<Finding> findings = new ArrayList<>();
        for (TableName table : survey.dataset().tables()) {
            Optional<Row> source = look(survey.source(), survey.sourceName(), table, findings);
            Optional<Row> target = look(survey.target(), survey.targetName(), table, findings);
            if (source.isPresent() && target.isPresent()) {
                String key = source.get().text("key");
                if (key != null && !key.equals(target.get().text("key"))) {
                    findings.add(Finding.blocking(
                            survey.targetName(),
                            "%s has the primary key (%s), the source's is (%s)."
                                    .formatted(table, target.get().text("key"), key),
                            "Make it the same: alter table %s add primary key (%s);".formatted(table.quoted(), key)));
                }
            }
        }
        return findings;
    }

    private static Optional<Row> look(Session session, String database, TableName table, List<Finding> findings) {
        Optional<Row> found = session.row(TABLE, table.quoted());
        if (found.isEmpty()) {
            findings.add(Finding.blocking(
                    database, "There is no table " + table + ".", "Create it, with the same columns on both sides."));
            return found;
        }
        Row row = found.get();
        if (!row.flag("plain") || !row.flag("permanent")) {
            findings.add(Finding.blocking(
                    database,
                    table + " is no permanent table.",
                    "Only those are replicated; alter table %s set logged;".formatted(table.quoted())));
        } else if (!row.has("key")) {
            findings.add(Finding.blocking(
                    database,
                    table + " has no primary key, by which rows are found and compared.",
                    "Add one: alter table %s add primary key (…);".formatted(table.quoted())));
        } else if (row.text("identity").equals("n")) {
            findings.add(Finding.blocking(
                    database,
                    table + " has replica identity nothing, so updates and deletes would be refused.",
                    "alter table %s replica identity default;".formatted(table.quoted())));
        }
        return found;
    }
}
