package io.turnout.notes;

import io.turnout.platform.rest.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Reads a talk's notes page by page; each page costs the same, however deep it lies. */
@ApplicationScoped
class NoteLists {
    private final EntityManager entities;

    NoteLists(EntityManager entities) {
        this.entities = entities;
    }

    /** @param author null for any */
    Page<NoteView> page(long talkId, String author, NoteSort sort, int limit, String cursor) {
        List<Note> notes = read(NoteQuery.of(talkId, author, sort, sort.behind(cursor, talkId), limit + 1));
        boolean more = notes.size() > limit;
        List<Note> shown = more ? notes.subList(0, limit) : notes;
        return new Page<>(shown.stream().map(NoteView::from).toList(), more ? sort.cursor(shown.getLast()) : null);
    }

    @SuppressWarnings("unchecked")
    private List<Note> read(NoteQuery notes) {
        Query query = entities.createNativeQuery(notes.sql(), Note.class);
        for (int i = 0; i < notes.parameters().size(); i++) {
            query.setParameter(i + 1, notes.parameters().get(i));
        }
        return query.getResultList();
    }
}
