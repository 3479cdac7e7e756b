package io.turnout.monorail.notes;

import java.util.ArrayList;
import java.util.List;

/** The SQL of one page of a talk's notes, with only the conditions that apply, so that the planner sees an index. */
record NoteQuery(String sql, List<Object> parameters) {
    static NoteQuery of(long talkId, String author, NoteSort sort, List<String> behind, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(talkId));
        StringBuilder conditions = new StringBuilder("talk_id = ?1");
        if (author != null) {
            parameters.add(author);
            conditions.append(" and author = ?").append(parameters.size());
        }
        if (behind != null) {
            conditions.append(" and ").append(sort.behind(parameters.size() + 1));
            parameters.addAll(behind);
        }
        String sql = """
                select %s from notes
                where %s
                %s
                limit %d
                """.formatted(Note.COLUMNS, conditions, sort.orderBy(), limit);
        return new NoteQuery(sql, List.copyOf(parameters));
    }
}
