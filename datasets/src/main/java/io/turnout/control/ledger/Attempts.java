package io.turnout.control.ledger;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What has become of the operations that were asked for; ends with the ledger that gave it. */
public final class Attempts {
    private static final int MOST = 50;

    private final Session session;

    Attempts(Session session) {
        this.session = session;
    }

    /**
     * An operation that has ended.
     *
     * @param why what kept it from being done; null if nothing did
     * @param ago how long ago it ended
     */
    public record Attempt(Operation operation, String who, Outcome outcome, String why, Duration ago) {}

    /** Those that ended after a moment, the newest first. */
    public List<Attempt> since(String dataset, Instant moment) {
        return session.rows("""
                        select o.kind, o.requested_by, settled.subject as outcome,
                          (extract(epoch from clock_timestamp() - settled.at) * 1000)::bigint as ago,
                          (select detail from journal said where said.turn = o.turn and said.kind in ('REFUSED', 'UNDOING')
                            order by said.id limit 1) as why
                        from journal settled join operation o on o.turn = settled.turn
                        where settled.dataset = ? and settled.kind = 'SETTLED' and settled.at > ?
                        order by settled.id desc limit ?
                        """, dataset, Timestamp.from(moment), MOST).stream()
                .map(Attempts::attempt)
                .toList();
    }

    /** How long ago the operation was done last. */
    public Optional<Duration> sinceDone(String dataset, Operation operation) {
        return lastDone(dataset, operation).map(row -> Duration.ofMillis(row.number("ago")));
    }

    /** When the operation was done last, by the control database's clock. */
    public Optional<Instant> doneAt(String dataset, Operation operation) {
        return lastDone(dataset, operation).map(row -> ((Timestamp) row.values().get("at")).toInstant());
    }

    private Optional<Row> lastDone(String dataset, Operation operation) {
        return session.row("""
                select settled.at, (extract(epoch from clock_timestamp() - settled.at) * 1000)::bigint as ago
                from journal settled join operation o on o.turn = settled.turn
                where settled.dataset = ? and settled.kind = 'SETTLED' and settled.subject = 'DONE' and o.kind = ?
                order by settled.id desc limit 1
                """, dataset, operation.name());
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                Operation.valueOf(row.text("kind")),
                row.text("requested_by"),
                Outcome.valueOf(row.text("outcome")),
                row.text("why"),
                Duration.ofMillis(row.number("ago")));
    }
}
