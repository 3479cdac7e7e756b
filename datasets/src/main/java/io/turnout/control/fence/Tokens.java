package io.turnout.control.fence;

import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dataset's rows in {@code turnout.token}: written by the side that closes, replicated to the one that opens. */
final class Tokens {
    private final String dataset;
    private final List<TableName> tables;

    Tokens(String dataset, List<TableName> tables) {
        this.dataset = dataset;
        this.tables = tables;
    }

    boolean has(Session session, long turn) {
        return session.row("select from turnout.token where dataset = ? and turn = ?", dataset, turn)
                .isPresent();
    }

    int issue(Session session, long turn) {
        Map<String, Long> next = Sequences.next(session, tables);
        return session.update(
                """
                insert into turnout.token (dataset, turn, sequences)
                values (?, ?, jsonb_object(?::text[], ?::text[])) on conflict do nothing
                """,
                dataset,
                turn,
                next.keySet().toArray(String[]::new),
                next.values().stream().map(String::valueOf).toArray(String[]::new));
    }

    /** What each sequence of the other side would give next, by the column it feeds. */
    Map<String, Long> sequences(Session session, long turn) {
        Map<String, Long> sequences = new LinkedHashMap<>();
        session.rows("""
                        select s.key, s.value::bigint as next from turnout.token t, jsonb_each_text(t.sequences) s
                        where t.dataset = ? and t.turn = ?
                        """, dataset, turn).forEach(row -> sequences.put(row.text("key"), row.number("next")));
        return sequences;
    }

    int forget(Session session) {
        return session.update("delete from turnout.token where dataset = ?", dataset);
    }
}
