package io.turnout.platform.rest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads the fences of the app's own database; there are none before the first dataset begins to move. */
@Singleton
public class Fences {
    /** Looked up first, because a query of a table that is not there is an error in the database's log. */
    private static final String IS_THERE = "select to_regclass('turnout.fence') is not null";

    private static final String FENCES = """
            select dataset, open, turn from turnout.fence
            where dataset = any(?) order by array_position(?, dataset)
            """;

    private final DataSource database;
    /** Once there, the table stays. */
    private volatile boolean there;

    Fences(DataSource database) {
        this.database = database;
    }

    /** Those of the named datasets that this database has a fence for, in the same order. */
    List<Fence> of(List<String> datasets) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return isThere(connection) ? read(connection, datasets) : List.of();
        }
    }

    /** Whether this database has a fence for the dataset, and it is closed. */
    public boolean isClosed(String dataset) {
        return of(dataset).anyMatch(fence -> !fence.open());
    }

    /** Whether this database has a fence for the dataset, and it is open: then it is the only one that is, and has all there is. */
    public boolean isOpen(String dataset) {
        return of(dataset).anyMatch(Fence::open);
    }

    private Stream<Fence> of(String dataset) {
        try {
            return of(List.of(dataset)).stream();
        } catch (SQLException e) {
            throw new IllegalStateException("Fences cannot be read", e);
        }
    }

    private boolean isThere(Connection connection) throws SQLException {
        if (!there) {
            try (PreparedStatement select = connection.prepareStatement(IS_THERE);
                    ResultSet row = select.executeQuery()) {
                there = row.next() && row.getBoolean(1);
            }
        }
        return there;
    }

    private static List<Fence> read(Connection connection, List<String> datasets) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FENCES)) {
            select.setArray(1, connection.createArrayOf("text", datasets.toArray()));
            select.setArray(2, connection.createArrayOf("text", datasets.toArray()));
            List<Fence> fences = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    fences.add(new Fence(row.getString(1), row.getBoolean(2), row.getLong(3)));
                }
            }
            return fences;
        }
    }
}
