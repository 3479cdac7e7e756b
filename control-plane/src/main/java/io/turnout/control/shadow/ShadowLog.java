package io.turnout.control.shadow;

import io.turnout.control.database.Session;
import io.turnout.control.shadow.ShadowLedger.Change;
import io.turnout.control.shadow.ShadowLedger.Entry;
import java.util.List;

/** Who changed what, and why, in the control plane's database. */
final class ShadowLog {
    private final Session session;

    ShadowLog(Session session) {
        this.session = session;
    }

    /** @param capability null if it is about all */
    void add(String capability, String what, Change change) {
        session.update(
                "insert into shadow_log (capability, change, changed_by, reason) values (?, ?, ?, ?)",
                capability,
                what,
                change.who(),
                change.why());
    }

    /** The newest first. */
    List<Entry> newest(int limit) {
        return session
                .rows(
                        "select capability, change, changed_by, reason, at from shadow_log order by id desc limit ?",
                        limit)
                .stream()
                .map(row -> new Entry(
                        row.text("capability"),
                        row.text("change"),
                        row.text("changed_by"),
                        row.text("reason"),
                        Runs.instant(row, "at")))
                .toList();
    }
}
