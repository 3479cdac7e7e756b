package io.turnout.control.check;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.procedure.Side;
import io.turnout.control.testbed.Move;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares what is in the databases, when all is quiet, with what clients were told. */
final class Audit {
    private final History history;
    private final Move move;
    private final Duration patience;

    /** @param patience for replication to catch up when nobody writes any more */
    Audit(History history, Move move, Duration patience) {
        this.history = history;
        this.move = move;
        this.patience = patience;
    }

    /** @param owner the side that is open */
    void check(Side owner) {
        try (Session source = move.source.connect();
                Session target = move.target.connect()) {
            Session open = owner == Side.SOURCE ? source : target;
            notes(open);
            increments(open);
            keys(open);
            sidesAreEqual(source, target);
            refusedStayedOut(source, target);
        }
    }

    private void notes(Session open) {
        Map<Long, History.Expected> found = new HashMap<>();
        Set<String> bodies = new HashSet<>();
        for (Row row : open.rows("select id, body, version from notes where author <> 'shared'")) {
            String body = row.text("body");
            if (!bodies.add(body)) {
                history.violation(body + " is there twice.");
            }
            if (!history.unknown.contains(body)) {
                found.put(row.number("id"), new History.Expected(body, row.number("version")));
            }
        }
        history.notes.forEach((id, expected) -> {
            if (!expected.equals(found.get(id))) {
                history.violation("Note %d was acknowledged as %s and is %s.".formatted(id, expected, found.get(id)));
            }
        });
        found.forEach((id, note) -> {
            if (!history.notes.containsKey(id)) {
                history.violation("Note %d, %s, was deleted or never acknowledged.".formatted(id, note));
            }
        });
    }

    private void increments(Session open) {
        history.increments.forEach((id, count) -> {
            long version = open.row("select version from notes where id = ?", id)
                    .map(row -> row.number("version"))
                    .orElse(0L);
            if (version != count.get() + 1) {
                history.violation(
                        "Note %d was incremented %d times and is at version %d.".formatted(id, count.get(), version));
            }
        });
    }

    private void keys(Session open) {
        Set<String> found = new HashSet<>();
        open.rows("select key from note_keys").forEach(row -> found.add(row.text("key")));
        history.keys.stream()
                .filter(key -> !found.contains(key))
                .forEach(key -> history.violation("The write %s was acknowledged and has left no key.".formatted(key)));
    }

    private void sidesAreEqual(Session source, Session target) {
        long end = System.nanoTime() + patience.toNanos();
        while (!contents(source).equals(contents(target))) {
            if (System.nanoTime() > end) {
                history.violation("The sides differ although nothing has been written for a while.");
                return;
            }
            Client.pause(50);
        }
    }

    private static String contents(Session session) {
        return session.row("""
                        select (select md5(string_agg(n::text, '|' order by id)) from notes n)
                          || (select coalesce(md5(string_agg(k::text, '|' order by key)), '') from note_keys k) as all
                        """).orElseThrow().text("all");
    }

    private void refusedStayedOut(Session source, Session target) {
        for (Session session : new Session[] {source, target}) {
            session.rows("select body from notes where author like 'stray%'").stream()
                    .map(row -> row.text("body"))
                    .filter(history.refused::contains)
                    .forEach(body -> history.violation(body + " was refused and is there."));
        }
    }
}
