package io.turnout.checker.site;

import io.turnout.checker.history.Row;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A database, as far as the checker looks into it.
 *
 * @param name its owner's, and its own
 */
public record Side(String name, String url, String password) {
    private static final int PATIENCE_SECONDS = 10;

    /** A fence at one moment. */
    public record Fence(boolean open, long turn) {}

    /** A whole table, whatever the order of its rows. */
    public record Content(long rows, String digest) {}

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url + "?connectTimeout=3&socketTimeout=" + PATIENCE_SECONDS, name, password);
    }

    /** The fence of a dataset; closed at turn -1 where there is none. */
    static Fence fence(Connection connection, String dataset) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select open, turn from turnout.fence where dataset = ?")) {
            select.setString(1, dataset);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Fence(row.getBoolean(1), row.getLong(2)) : new Fence(false, -1);
            }
        }
    }

    /** Whether a dataset is written here now. */
    public boolean isOpen(String dataset) throws SQLException {
        try (Connection connection = connect()) {
            return fence(connection, dataset).open();
        }
    }

    /** Notes or talks whose text begins with a prefix, and with the item's name. */
    public List<Row> rows(String dataset, String prefix) throws SQLException {
        String columns = switch (dataset) {
            case "notes" -> "id, body, version, talk_id";
            case "talks" -> "id, title, version, 0";
            default -> throw new IllegalArgumentException("Of " + dataset + " nothing is written.");
        };
        String text = dataset.equals("notes") ? "body" : "title";
        String sql = "select %s from %s where starts_with(%s, ?) order by id".formatted(columns, dataset, text);
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, prefix);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String body = row.getString(2);
                    rows.add(new Row(row.getLong(1), body.split(" ", 2)[0], body, row.getLong(3), row.getLong(4)));
                }
            }
            return rows;
        }
    }

    /** Without what the database itself derives from the rest. */
    public Content content(String table) throws SQLException {
        String sql = """
                select count(*), coalesce(sum(hashtextextended((to_jsonb(t) - 'search')::text, 0)::numeric), 0)
                from %s t
                """.formatted(table);
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return new Content(row.getLong(1), row.getString(2));
        }
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(sql);
        }
    }
}
