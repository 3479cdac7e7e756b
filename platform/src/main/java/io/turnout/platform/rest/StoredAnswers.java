package io.turnout.platform.rest;

import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.rest.Idempotency.Created;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The table of an {@link Idempotency}, a row for each key that a caller has used. */
final class StoredAnswers {
    private final String table;

    StoredAnswers(String table) {
        this.table = table;
    }

    /**
     * A caller's key, and what it was used for.
     *
     * @param ownerless the key as it was stored before there were callers: such an answer is anybody's who repeats it
     */
    record Use(String owned, String ownerless, byte[] fingerprint) {
        static Use of(Caller caller, String key, byte[] fingerprint) {
            // a key has no space in it, so no two pairs of key and subject look the same
            return new Use(key + " " + caller.subject(), key, fingerprint);
        }
    }

    /** Whether this is the first use; waits for the end of another's transaction that has claimed it. */
    boolean claim(Connection connection, Use use) throws SQLException {
        String sql = """
                insert into %1$s (key, fingerprint) select ?, ?
                where not exists (select from %1$s where key = ? and fingerprint = ?)
                on conflict do nothing
                """.formatted(table);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, use.owned);
            insert.setBytes(2, use.fingerprint);
            insert.setString(3, use.ownerless);
            insert.setBytes(4, use.fingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    void remember(Connection connection, Use use, Created created) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update " + table + " set status = 201, location = ?, version = ?, body = ? where key = ?")) {
            update.setString(1, created.location());
            update.setLong(2, created.version());
            update.setString(3, created.body());
            update.setString(4, use.owned);
            update.executeUpdate();
        }
    }

    Created recall(Connection connection, Use use) throws SQLException {
        String sql = """
                select fingerprint, location, version, body from %s
                where key = ? or key = ? and fingerprint = ?
                order by key = ? desc limit 1
                """.formatted(table);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, use.owned);
            select.setString(2, use.ownerless);
            select.setBytes(3, use.fingerprint);
            select.setString(4, use.owned);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.CONFLICT.because("The key has just expired. Send the request again.");
                }
                if (!MessageDigest.isEqual(row.getBytes(1), use.fingerprint)) {
                    throw ProblemType.IDEMPOTENCY_KEY_REUSED.because("This " + Idempotency.HEADER
                            + " came with another path or body before. Use a new key for a new write.");
                }
                return new Created(row.getString(2), row.getLong(3), row.getString(4));
            }
        }
    }

    void forget(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from " + table + " where created_at < now() - make_interval(secs => ?)")) {
            delete.setLong(1, age.toSeconds());
            delete.executeUpdate();
        }
    }
}
