package io.turnout.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All rows of all tables of a database, to see whether anything was left in it. */
public final class Contents {
    private static final String TABLES = """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema') order by 1
            """;

    private Contents() {}

    /** The rows by table, each with the transaction that wrote it: a row that was written over is another one. */
    public static SortedMap<String, List<String>> of(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            SortedMap<String, List<String>> contents = new TreeMap<>();
            for (String table : texts(statement, TABLES)) {
                contents.put(table, texts(statement, "select xmin || ' ' || t::text from " + table + " t order by 1"));
            }
            return contents;
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
