package io.turnout.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Lets a write happen once per {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). The first answer is
 * stored in the write's own transaction, so either both are there or neither; a second request with the key waits for
 * the first one's commit, then gets its answer. A request that was refused leaves its key unused.
 *
 * <p>The table is the caller's, {@code (key text primary key, fingerprint bytea, status int, location text, version
 * bigint, body text, created_at timestamptz)}, so that the keys move with the data they protect.
 */
public final class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    /** How long an answer is kept for repeats. */
    public static final Duration RETENTION = Duration.ofHours(24);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final DataSource database;
    private final ObjectMapper json;
    private final String table;

    public Idempotency(DataSource database, ObjectMapper json, String table) {
        this.database = database;
        this.json = json;
        this.table = table;
    }

    /**
     * What a POST answered: 201 with these.
     *
     * @param body the representation as JSON text
     */
    public record Created(String location, long version, String body) {
        public EntityTag tag() {
            return EntityTag.ofVersion(version);
        }
    }

    /**
     * Runs the write, or gives the answer it gave before. Call it inside the transaction in which the write happens.
     *
     * @param key the header's value; null runs the write without a record
     * @param target what the key was used on, such as {@code POST /api/talks}
     * @param request the parsed body; equal bodies are those with the same JSON
     * @throws io.turnout.platform.ProblemException {@code invalid-header} for a key that is not 1–255 visible ASCII
     *     characters, {@code idempotency-key-reused} if it was used with another target or body
     */
    public Created once(String key, String target, Object request, Supplier<Created> write) {
        if (key == null) {
            return write.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemType.INVALID_HEADER.because(HEADER + " must be 1 to 255 visible ASCII characters.");
        }
        byte[] fingerprint = fingerprint(target, request);
        try (Connection connection = database.getConnection()) {
            if (claim(connection, key, fingerprint)) {
                Created created = write.get();
                remember(connection, key, created);
                return created;
            }
            return recall(connection, key, fingerprint);
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency keys cannot be read or written", e);
        }
    }

    /** Forgets what is older than {@link #RETENTION}. */
    public void forgetOld() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from " + table + " where created_at < now() - make_interval(secs => ?)")) {
            delete.setLong(1, RETENTION.toSeconds());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Old idempotency keys cannot be deleted", e);
        }
    }

    private boolean claim(Connection connection, String key, byte[] fingerprint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + table + " (key, fingerprint) values (?, ?) on conflict do nothing")) {
            insert.setString(1, key);
            insert.setBytes(2, fingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    private void remember(Connection connection, String key, Created created) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update " + table + " set status = 201, location = ?, version = ?, body = ? where key = ?")) {
            update.setString(1, created.location());
            update.setLong(2, created.version());
            update.setString(3, created.body());
            update.setString(4, key);
            update.executeUpdate();
        }
    }

    private Created recall(Connection connection, String key, byte[] fingerprint) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select fingerprint, location, version, body from " + table + " where key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.CONFLICT.because("The key has just expired. Send the request again.");
                }
                if (!MessageDigest.isEqual(row.getBytes(1), fingerprint)) {
                    throw ProblemType.IDEMPOTENCY_KEY_REUSED.because("This " + HEADER
                            + " came with another path or body before. Use a new key for a new write.");
                }
                return new Created(row.getString(2), row.getLong(3), row.getString(4));
            }
        }
    }

    private byte[] fingerprint(String target, Object request) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(target.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return sha.digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("A request body can always be written and hashed", e);
        }
    }
}
