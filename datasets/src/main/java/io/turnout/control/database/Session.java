package io.turnout.control.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One connection; not for several threads. Every method throws {@link DatabaseFailure}. */
public final class Session implements AutoCloseable {
    private final String database;
    private final Connection connection;

    Session(String database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** What a statement does to the connection. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    public List<Row> rows(String sql, Object... parameters) {
        return attempt(() -> {
            try (PreparedStatement statement = prepare(sql, parameters);
                    ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        });
    }

    /** The first row. */
    public Optional<Row> row(String sql, Object... parameters) {
        return rows(sql, parameters).stream().findFirst();
    }

    /** @return how many rows were changed */
    public int update(String sql, Object... parameters) {
        return attempt(() -> {
            try (PreparedStatement statement = prepare(sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /**
     * What is asked for often and seldom changes. Before each look the server, a primary, is asked which transactions are over
     * ({@code pg_current_snapshot}): one that has written changes what it says when it ends, and only then do others see its rows.
     *
     * @param read rows of tables, by this session, and nothing that goes by the clock, by sequences or by the server's statistics
     */
    public <T> Reading<T> reading(Supplier<T> read) {
        return new Reading<>(this::snapshot, read);
    }

    /** @throws IllegalStateException in a transaction: what it has written itself is not told by the snapshot */
    private String snapshot() {
        return attempt(() -> {
            if (!connection.getAutoCommit()) {
                throw new IllegalStateException("Not in a transaction of the session that reads");
            }
            return row("select pg_current_snapshot()::text as snapshot")
                    .orElseThrow()
                    .text("snapshot");
        });
    }

    /** Runs statements without parameters, separated by semicolons. */
    public void run(String sql) {
        attempt(() -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Runs the work in one transaction; whatever it throws rolls back. */
    public <T> T transaction(Supplier<T> work) {
        attempt(() -> {
            connection.setAutoCommit(false);
            return null;
        });
        boolean done = false;
        try {
            T result = work.get();
            attempt(() -> {
                connection.commit();
                return null;
            });
            done = true;
            return result;
        } finally {
            end(done);
        }
    }

    public void transaction(Runnable work) {
        transaction(() -> {
            work.run();
            return null;
        });
    }

    /** Whether the server still answers. */
    public boolean isAlive() {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is gone, which is what was wanted
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            close();
        }
    }

    private void end(boolean done) {
        try {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // a session that cannot even roll back is broken: nobody is to have it again, and the server rolls back by
            // itself
            abort();
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof String[] texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    private static Row row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), result.getObject(i));
        }
        return new Row(values);
    }

    private <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new DatabaseFailure(database, e);
        }
    }
}
