package io.turnout.benchmarks.datasets;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * PostgreSQL's COPY of a table from one server into a scratch table of the other, with the same columns, generated ones among
 * them, and the same indexes: what a copy costs at least.
 */
final class PlainCopy {
    private final Connection source;
    private final Connection target;
    private final String table;

    PlainCopy(Connection source, Connection target, String table) {
        this.source = source;
        this.target = target;
        this.table = table;
    }

    /**
     * What was copied.
     *
     * @param rows of the table
     */
    record Copied(long rows, Instant begun, Instant ended) {
        double perSecond() {
            return rows * 1e9 / Duration.between(begun, ended).toNanos();
        }
    }

    /** Copies, and removes the copy. */
    Copied run() throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
            statement.execute("create schema bench");
            statement.execute("create table bench.%1$s (like %1$s including all)".formatted(table));
            try {
                return copy();
            } finally {
                statement.execute("drop schema bench cascade");
            }
        }
    }

    private Copied copy() throws SQLException {
        String columns = columns();
        Instant begun = Instant.now();
        CopyOut out = source.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout".formatted(table, columns));
        CopyIn in = target.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench.%s (%s) from stdin".formatted(table, columns));
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        return new Copied(in.endCopy(), begun, Instant.now());
    }

    /** Those that are not computed from others; replication leaves these out too. */
    private String columns() throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("""
                        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        """.formatted(table))) {
            row.next();
            return row.getString(1);
        }
    }
}
