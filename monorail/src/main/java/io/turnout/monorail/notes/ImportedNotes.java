package io.turnout.monorail.notes;

import io.turnout.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/** Notes that come from a file; each knows where it came from, so that the same file again brings nothing new. */
@ApplicationScoped
public class ImportedNotes {
    private static final String INSERT = """
            insert into notes (talk_id, owner, author, body, version, created_at, updated_at, import_key)
            values (:talkId, :owner, :author, :body, 1, :now, :now, :key)
            on conflict (import_key) do nothing
            returning id
            """;

    private static final String FIND = "select id from notes where import_key = :key";

    private final EntityManager entities;
    private final Clock clock;

    ImportedNotes(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Stores the note; to be called in a transaction. Its id, or null if it came before. */
    public Long add(Caller importer, long talkId, String author, String body) {
        NoteDraft draft = new NoteDraft(author, body);
        Instant now = clock.instant();
        // with Long.class Hibernate would not find the plan that it keeps, and keep one more for each execution
        return (Long) entities
                .createNativeQuery(INSERT)
                .setParameter("talkId", talkId)
                .setParameter("owner", importer.subject())
                .setParameter("author", draft.author())
                .setParameter("body", draft.body())
                .setParameter("now", now)
                .setParameter("key", key(talkId, author, body))
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Id of the note if it came before, else null. */
    public Long find(long talkId, String author, String body) {
        // without Long.class, as above
        return (Long)
                entities.createNativeQuery(FIND).setParameter("key", key(talkId, author, body)).getResultList().stream()
                        .findFirst()
                        .orElse(null);
    }

    private static String key(long talkId, String author, String body) {
        try {
            byte[] source = (talkId + "\0" + author + "\0" + body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
