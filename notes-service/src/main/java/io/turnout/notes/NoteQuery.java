package io.turnout.notes;

import java.util.ArrayList;
import java.util.List;

/** The SQL of one page of a talk's notes, with only the conditions that apply. */
record NoteQuery(String sql, List<Object> parameters) {
    /**
     * A page.
     *
     * @param author null for any
     * @param behind the last note of the page before, as its sort has it; null for the first page
     */
    static NoteQuery of(long talkId, String author, NoteSort sort, List<String> behind, int limit) {
        List<String> conditions = new ArrayList<>(List.of("talk_id = ?1"));
        List<Object> parameters = new ArrayList<>(List.of(talkId));
        if (author != null) {
            parameters.add(author);
            conditions.add("author = ?2");
        }
        if (behind != null) {
            conditions.add(sort.behind(parameters.size() + 1));
            parameters.addAll(behind);
        }
        String sql = """
                select %s from notes
                where %s
                %s
                limit %d
                """.formatted(Note.COLUMNS, String.join("\n  and ", conditions), sort.orderBy(), limit);
        return new NoteQuery(sql, List.copyOf(parameters));
    }
}
