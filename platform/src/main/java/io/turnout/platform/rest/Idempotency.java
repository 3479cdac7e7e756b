package io.turnout.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.EntityTag;
import io.turnout.platform.ProblemType;
import io.turnout.platform.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Lets a write happen once per {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header). The first answer is
 * stored in the write's own transaction, so either both are there or neither; a second request with the key waits for
 * the first one's commit, then gets its answer. A request that was refused, by a fence too, leaves its key unused.
 *
 * <p>The table is the caller's, {@code (key text primary key, fingerprint bytea, status int, location text, version
 * bigint, body text, created_at timestamptz)}, so that the keys move with the data they protect.
 */
public final class Idempotency {
    public static final String HEADER = "Idempotency-Key";

    /** How long an answer is kept for repeats. */
    public static final Duration RETENTION = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final DataSource database;
    private final ObjectMapper json;
    private final StoredAnswers answers;

    public Idempotency(DataSource database, ObjectMapper json, String table) {
        this.database = database;
        this.json = json;
        this.answers = new StoredAnswers(table);
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
     * @param caller whose key it is: equal keys of different callers have nothing to do with each other
     * @param key the header's value; null runs the write without a record
     * @param target what the key was used on, such as {@code POST /api/talks}
     * @param request the parsed body; equal bodies are those with the same JSON
     * @throws io.turnout.platform.ProblemException {@code invalid-header} for a key that is not 1–255 visible ASCII
     *     characters, {@code idempotency-key-reused} if it was used with another target or body
     */
    public Created once(Caller caller, String key, String target, Object request, Supplier<Created> write) {
        if (key == null) {
            return write.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw ProblemType.INVALID_HEADER.because(HEADER + " must be 1 to 255 visible ASCII characters.");
        }
        StoredAnswers.Use use = StoredAnswers.Use.of(caller, key, fingerprint(target, request));
        try (Connection connection = database.getConnection()) {
            if (answers.claim(connection, use)) {
                Created created = write.get();
                answers.remember(connection, use, created);
                return created;
            }
            Created before = answers.recall(connection, use);
            // a rehearsal that finds this has come after the write
            Rehearsal.on(before.tag());
            return before;
        } catch (SQLException e) {
            throw new IllegalStateException("Idempotency keys cannot be read or written", e);
        }
    }

    /**
     * Forgets what is older than {@link #RETENTION}; not to be called in a transaction. Where a fence refuses that,
     * nothing is to be done: the side that owns the keys forgets them, and the deletes come from there.
     */
    public void forgetOld() {
        try (Connection connection = database.getConnection()) {
            answers.forget(connection, RETENTION);
        } catch (SQLException e) {
            if (Databases.isFenced(e)) {
                LOG.debugf("Old idempotency keys are another side's to delete: %s", e.getMessage());
                return;
            }
            throw new IllegalStateException("Old idempotency keys cannot be deleted", e);
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
