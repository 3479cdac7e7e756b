package io.turnout.notes;

import io.turnout.platform.Cursor;
import io.turnout.platform.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The orders in which a talk's notes can be listed; the id makes each total. */
enum NoteSort {
    CREATED("created", ">", "order by created_at, id"),
    CREATED_DOWN("-created", "<", "order by created_at desc, id desc");

    static final Set<String> NAMES = Set.of(CREATED.name, CREATED_DOWN.name);

    private final String name;
    private final String comparison;
    private final String orderBy;

    NoteSort(String name, String comparison, String orderBy) {
        this.name = name;
        this.comparison = comparison;
        this.orderBy = orderBy;
    }

    static NoteSort named(String name) {
        return CREATED.name.equals(name) ? CREATED : CREATED_DOWN;
    }

    String orderBy() {
        return orderBy;
    }

    /** The rows behind a cursor, whose parts are the parameters from {@code first} on. */
    String behind(int first) {
        return "(created_at, id) %s (cast(?%d as timestamptz), cast(?%d as bigint))"
                .formatted(comparison, first, first + 1);
    }

    /** The client's cursor, checked down to each part; null if there is none. */
    List<String> behind(String cursor, long talkId) {
        Cursor decoded = Cursor.decode(cursor, scope(talkId), 2);
        if (decoded == null) {
            return null;
        }
        try {
            Instant.parse(decoded.key().getFirst());
            Long.parseLong(decoded.key().getLast());
            return decoded.key();
        } catch (DateTimeException | NumberFormatException e) {
            throw ProblemType.INVALID_CURSOR.because("The cursor is not one of ours; leave it out to begin again.");
        }
    }

    String cursor(Note last) {
        return new Cursor(scope(last.talkId), List.of(last.createdAt.toString(), last.id.toString())).encode();
    }

    private String scope(long talkId) {
        return "notes:%d:%s".formatted(talkId, name);
    }
}
