package io.turnout.control.flags;

import io.turnout.control.database.Session;
import java.util.Optional;

/** What the file of flags had in it when it was looked at last. Not for several threads. */
final class FileMemory {
    private final Session session;

    FileMemory(Session session) {
        this.session = session;
    }

    boolean has(String content) {
        return session.row("select 1 from flag_file where content = ?", content).isPresent();
    }

    /** @param refused why it is not followed; null if it is */
    void note(String content, String refused) {
        session.update("""
                insert into flag_file (content, refused) values (?, ?)
                on conflict (only_one) do update
                set content = excluded.content, refused = excluded.refused, at = clock_timestamp()
                """, content, refused);
    }

    Optional<String> refused() {
        return session.row("select refused from flag_file where refused is not null")
                .map(row -> row.text("refused"));
    }
}
