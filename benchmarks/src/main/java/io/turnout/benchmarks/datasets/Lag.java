package io.turnout.benchmarks.datasets;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a side is behind the one that it follows. In time: from when the newest row is seen on one until it, or one that was
 * written later, is seen on the other. In bytes: WAL that the other has not confirmed.
 */
final class Lag {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration STEP = Duration.ofMillis(1);

    private final Connection from;
    private final Connection to;
    private final String table;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    Lag(Connection from, Connection to, String table) {
        this.from = from;
        this.to = to;
        this.table = table;
    }

    void watch(Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            bytes.add((double) number(from, """
                    select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)), 0)::bigint
                    from pg_replication_slots where slot_type = 'logical' and database = current_database()
                    """));
            long newest = newest(from);
            long start = System.nanoTime();
            while (newest(to) < newest) {
                Thread.sleep(STEP);
            }
            millis.add((System.nanoTime() - start) / 1e6);
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    Quantiles millis() {
        return Quantiles.of(millis);
    }

    Quantiles bytes() {
        return Quantiles.of(bytes);
    }

    private long newest(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(id), 0) from " + table);
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
