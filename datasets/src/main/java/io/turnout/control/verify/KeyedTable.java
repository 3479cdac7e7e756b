package io.turnout.control.verify;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as verification sees it.
 *
 * @param key columns of the primary key, in its order
 * @param columns every column that is replicated, in the order of their names
 */
record KeyedTable(TableName name, List<KeyColumn> key, List<String> columns) {
    /** @param order the column as SQL that sorts alike on both sides */
    record KeyColumn(String name, String type, String order) {}

    private static final String KEY = """
            select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
              case when a.attcollation = 0 then null
                when a.attcollation = 'pg_catalog.default'::regcollation then
                  (select concat_ws('/', datlocprovider, datcollate, datlocale,
                    pg_database_collation_actual_version(oid))
                  from pg_database where datname = current_database())
                else (select concat_ws('/', collprovider, collcollate, colllocale,
                    pg_collation_actual_version(oid), collisdeterministic)
                  from pg_collation where oid = a.attcollation) end as collation
            from pg_index i, unnest(i.indkey) with ordinality k (attribute, position), pg_attribute a
            where i.indrelid = ?::text::regclass and i.indisprimary
              and a.attrelid = i.indrelid and a.attnum = k.attribute
            order by k.position
            """;

    private static final String COLUMNS = """
            select attname as name from pg_attribute
            where attrelid = ?::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attname collate "C"
            """;

    static KeyedTable of(TableName name, Session source, Session target) {
        List<Row> here = source.rows(KEY, name.quoted());
        List<Row> there = target.rows(KEY, name.quoted());
        List<KeyColumn> key = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            String quoted = TableName.quote(here.get(i).text("name"));
            String collation = here.get(i).text("collation");
            // ranges must mean the same rows on both sides; the index is of use only in its own order
            boolean alike = collation == null || collation.equals(there.get(i).text("collation"));
            key.add(new KeyColumn(
                    here.get(i).text("name"), here.get(i).text("type"), alike ? quoted : quoted + " collate \"C\""));
        }
        List<String> columns = source.rows(COLUMNS, name.quoted()).stream()
                .map(row -> row.text("name"))
                .toList();
        return new KeyedTable(name, List.copyOf(key), columns);
    }
}
