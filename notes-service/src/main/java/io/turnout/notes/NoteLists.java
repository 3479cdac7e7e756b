package io.turnout.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
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
        List<String> behind = sort.behind(cursor, talkId);
        List<Object> parameters = new ArrayList<>();
        parameters.add(talkId);
        String conditions = "talk_id = ?1";
        if (author != null) {
            parameters.add(author);
            conditions += " and author = ?2";
        }
        if (behind != null) {
            conditions += " and " + sort.behind(parameters.size() + 1);
            parameters.addAll(behind);
        }
        List<Note> notes = read("""
                select %s from notes
                where %s
                %s
                limit %d
                """.formatted(Note.COLUMNS, conditions, sort.orderBy(), limit + 1), parameters);
        boolean more = notes.size() > limit;
        List<Note> shown = more ? notes.subList(0, limit) : notes;
        return new Page<>(shown.stream().map(NoteView::from).toList(), more ? sort.cursor(shown.getLast()) : null);
    }

    @SuppressWarnings("unchecked")
    private List<Note> read(String sql, List<Object> parameters) {
        Query query = entities.createNativeQuery(sql, Note.class);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.getResultList();
    }
}
