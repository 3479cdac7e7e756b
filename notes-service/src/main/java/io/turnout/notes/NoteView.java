package io.turnout.notes;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/** A note as the API shows it. */
@JsonPropertyOrder({"id", "talkId", "author", "body", "version", "createdAt", "updatedAt"})
record NoteView(long id, long talkId, String author, String body, long version, Instant createdAt, Instant updatedAt) {
    static NoteView from(Note note) {
        return new NoteView(note.id, note.talkId, note.author, note.body, note.version, note.createdAt, note.updatedAt);
    }
}
