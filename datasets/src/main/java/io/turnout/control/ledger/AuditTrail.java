package io.turnout.control.ledger;

import io.turnout.control.database.Session;
import java.util.List;
import java.util.Optional;

/** What was asked for and done, for people; ends with the ledger that gave it. */
public final class AuditTrail {
    private static final String AUDIT = """
            select j.id, j.dataset, j.turn, o.kind as operation, j.kind, j.subject, j.detail, j.evidence, j.at,
              j.epoch, o.requested_by
            from journal j join operation o on o.turn = j.turn
            """;

    private final Session session;

    AuditTrail(Session session) {
        this.session = session;
    }

    /** The newest first. */
    public List<AuditEntry> audit(String dataset, int limit) {
        return session.rows(AUDIT + "where j.dataset = ? order by j.id desc limit ?", dataset, limit).stream()
                .map(AuditEntry::of)
                .toList();
    }

    /** Of one operation, from its request on. */
    public List<AuditEntry> operation(String dataset, long turn) {
        return session.rows(AUDIT + "where j.dataset = ? and j.turn = ? order by j.id", dataset, turn).stream()
                .map(AuditEntry::of)
                .toList();
    }

    /** Of all datasets, what came after an entry. */
    public List<AuditEntry> after(long id, int limit) {
        return session.rows(AUDIT + "where j.id > ? order by j.id limit ?", id, limit).stream()
                .map(AuditEntry::of)
                .toList();
    }

    /** Number of the latest entry of all. */
    public long lastEntry() {
        return session.row("select coalesce(max(id), 0) as id from journal")
                .orElseThrow()
                .number("id");
    }

    /** What a verification has written down of how far it is, as JSON. */
    public Optional<String> verification(long turn) {
        return session.row("select progress from verification where turn = ?", turn)
                .map(row -> row.text("progress"));
    }

    /** The latest verification of a dataset, as JSON. */
    public Optional<String> lastVerification(String dataset) {
        return session.row("select progress from verification where dataset = ? order by turn desc limit 1", dataset)
                .map(row -> row.text("progress"));
    }
}
