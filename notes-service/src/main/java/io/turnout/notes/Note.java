package io.turnout.notes;

import io.turnout.platform.identity.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code notes}; it is written through {@link #put} alone, so that no write forgets the version. */
@Entity
@Table(name = "notes")
class Note {
    /** What a query selects to read notes; {@code search} stays in the database. */
    static final String COLUMNS = "id, talk_id, owner, author, body, version, created_at, updated_at";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "talk_id")
    long talkId;

    /** Subject of who wrote it, the only one who may change it; null for notes from before there were callers. */
    @Column(updatable = false)
    String owner;

    String author;
    String body;
    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static Note on(long talkId, Caller writer) {
        Note note = new Note();
        note.talkId = talkId;
        note.owner = writer.subject();
        return note;
    }

    boolean isOwnedBy(Caller caller) {
        return caller.subject().equals(owner);
    }

    void put(NoteDraft draft, Instant now) {
        author = draft.author();
        body = draft.body();
        version++;
        createdAt = createdAt == null ? now : createdAt;
        updatedAt = now;
    }
}
