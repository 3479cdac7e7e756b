package io.turnout.control.verify;

import io.turnout.control.database.TableName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The queries about one table; the same text for both sides. Keys go in and come out as text. */
final class TableSql {
    /** Everything that the text of a value depends on besides the value. */
    static final String SETTINGS = """
            set timezone = 'UTC';
            set datestyle = 'ISO, YMD';
            set intervalstyle = 'postgres';
            set extra_float_digits = 1;
            set bytea_output = 'hex';
            set lc_monetary = 'C';
            set xmlbinary = 'base64';
            set search_path = pg_catalog;
            set statement_timeout = '15s';
            set default_transaction_read_only = on
            """;

    private final KeyedTable table;

    TableSql(KeyedTable table) {
        this.table = table;
    }

    /** The last key of the next so many rows. */
    String boundary(boolean bounded, int rows) {
        return "select %s from %s where %s order by %s offset %d limit 1"
                .formatted(keys(), table.name().quoted(), bounded ? above() : "true", order(), rows - 1);
    }

    /** Number and hash of the rows in a range. */
    String hash(boolean above, boolean upTo) {
        return "select count(*) as rows, coalesce(sum(%s), 0)::text as hash from %s where %s"
                .formatted(rowHash(), table.name().quoted(), range(above, upTo));
    }

    /** Key and hash of each row in a range. */
    String hashes(boolean above, boolean upTo) {
        return "select %s, %s as hash from %s where %s"
                .formatted(keys(), rowHash(), table.name().quoted(), range(above, upTo));
    }

    /** A row's values as text, with what tells this version of the row from any other. */
    String row() {
        String values = IntStream.range(0, table.columns().size())
                .mapToObj(i -> "%s::text as v%d"
                        .formatted(TableName.quote(table.columns().get(i)), i))
                .collect(Collectors.joining(", "));
        String match = table.key().stream()
                .map(column -> "%s = ?::text::%s".formatted(TableName.quote(column.name()), column.type()))
                .collect(Collectors.joining(" and "));
        return "select xmin::text || ctid::text as version, %s from %s where %s"
                .formatted(values, table.name().quoted(), match);
    }

    private String rowHash() {
        return table.columns().stream()
                .map(TableName::quote)
                .collect(Collectors.joining(", ", "hashtextextended(row(", ")::text collate \"C\", 0)"));
    }

    private String keys() {
        List<KeyedTable.KeyColumn> key = table.key();
        return IntStream.range(0, key.size())
                .mapToObj(i ->
                        "%s::text as k%d".formatted(TableName.quote(key.get(i).name()), i))
                .collect(Collectors.joining(", "));
    }

    private String range(boolean above, boolean upTo) {
        return (above ? above() : "true") + " and " + (upTo ? "(%s) <= (%s)".formatted(order(), parameters()) : "true");
    }

    private String above() {
        return "(%s) > (%s)".formatted(order(), parameters());
    }

    private String order() {
        return table.key().stream().map(KeyedTable.KeyColumn::order).collect(Collectors.joining(", "));
    }

    private String parameters() {
        return table.key().stream().map(column -> "?::text::" + column.type()).collect(Collectors.joining(", "));
    }
}
