package io.turnout.control.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.turnout.control.database.Row;

/**
 * A line of the journal, for people.
 *
 * @param kind what happened: REQUESTED, BEGUN, ENDED, REFUSED, UNDOING, SETTLED
 * @param subject the operation, step or outcome that it happened to
 * @param who asked for the operation
 * @param epoch of the leader that wrote it
 * @param evidence what it rests on, as JSON
 */
public record AuditEntry(
        long id,
        String dataset,
        long turn,
        String operation,
        String kind,
        String subject,
        String detail,
        String who,
        long epoch,
        String at,
        @JsonRawValue String evidence) {
    static AuditEntry of(Row row) {
        return new AuditEntry(
                row.number("id"),
                row.text("dataset"),
                row.number("turn"),
                row.text("operation"),
                row.text("kind"),
                row.text("subject"),
                row.text("detail"),
                row.text("requested_by"),
                row.number("epoch"),
                ((java.sql.Timestamp) row.values().get("at")).toInstant().toString(),
                row.text("evidence"));
    }
}
