package io.turnout.control.ledger;

import io.turnout.control.database.Reading;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.Sessions;
import io.turnout.control.fence.StaleEpoch;
import io.turnout.control.procedure.Entry;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads and writes the journal of datasets. Each instance has a session; not for several threads. */
public final class Ledger implements AutoCloseable {
    private static final String APPEND = """
            insert into journal (dataset, turn, epoch, kind, subject, detail, evidence)
            select ?, ?, l.epoch, ?, ?, ?, ?::jsonb
            from (select epoch from leadership where epoch = ? for share) l
            where not exists (select from journal where turn = ? and kind = 'SETTLED')
            """;

    private final Session session;

    public Ledger(Sessions control) {
        this.session = control.connect();
    }

    public Journal journal(String dataset) {
        List<Entry> entries = new ArrayList<>();
        session.rows("""
                        select j.kind, j.turn, j.subject, j.detail, o.kind as operation
                        from journal j join operation o on o.turn = j.turn
                        where j.dataset = ? order by j.id
                        """, dataset).forEach(row -> entries.add(Entries.read(row)));
        return Journal.of(entries);
    }

    /** @see Session#reading */
    public <T> Reading<T> reading(Supplier<T> read) {
        return session.reading(read);
    }

    /** What an operator asks for, of a dataset that moves by itself. */
    public long request(String dataset, Operation operation, Request request) {
        return request(dataset, operation, request, Order.NONE);
    }

    /**
     * Writes down what an operator asks for.
     *
     * @return the operation's turn; that of the first request if the key was used before
     * @throws NotAllowed if the dataset's state, a running operation or the order does not allow it
     */
    public long request(String dataset, Operation operation, Request request, Order order) {
        return session.transaction(() -> {
            // in one order for all
            Stream.of(Stream.of(dataset), order.before().stream(), order.behind().stream())
                    .flatMap(names -> names)
                    .sorted()
                    .distinct()
                    .forEach(this::lock);
            Optional<Long> before = earlier(dataset, operation, request);
            if (before.isPresent()) {
                return before.get();
            }
            Journal journal = journal(dataset);
            if (!journal.allows(operation)) {
                throw new NotAllowed(dataset, operation, journal);
            }
            order.objection(dataset, operation, this::journal).ifPresent(objection -> {
                throw new NotAllowed(objection);
            });
            journal.progress().ifPresent(running -> supersede(dataset, running.turn()));
            long turn = session.row("""
                            insert into operation (dataset, kind, requested_by, reason, idempotency_key)
                            values (?, ?, ?, ?, ?) returning turn
                            """, dataset, operation.name(), request.who(), request.why(), request.key())
                    .orElseThrow()
                    .number("turn");
            session.update("""
                    insert into journal (dataset, turn, epoch, kind, subject, detail)
                    select ?, ?, epoch, 'REQUESTED', ?, ? from leadership
                    """, dataset, turn, operation.name(), request.who() + ": " + request.why());
            return turn;
        });
    }

    /**
     * Appends what a leader did or decides.
     *
     * @param evidence JSON object
     * @throws StaleEpoch if a later leader has taken over
     * @throws Superseded if the operation has been ended by another one's request
     */
    public void append(String dataset, long turn, Entry entry, String evidence, long epoch) {
        session.transaction(() -> {
            lock(dataset);
            int written = session.update(
                    APPEND,
                    dataset,
                    turn,
                    Entries.kind(entry),
                    Entries.subject(entry),
                    Entries.detail(entry),
                    evidence,
                    epoch,
                    turn);
            if (written == 0) {
                long current = session.row("select epoch from leadership")
                        .orElseThrow()
                        .number("epoch");
                if (current != epoch) {
                    throw new StaleEpoch(epoch, current);
                }
                throw new Superseded(turn);
            }
        });
    }

    /** How long ago a step was begun, by the control database's clock; empty if it was not. */
    public Optional<Duration> since(long turn, String step) {
        return session.row("""
                        select (extract(epoch from clock_timestamp() - min(at)) * 1000)::bigint as millis
                        from journal where turn = ? and kind = 'BEGUN' and subject = ?
                        """, turn, step)
                .filter(row -> row.has("millis"))
                .map(row -> Duration.ofMillis(row.number("millis")));
    }

    /** For those who only read. */
    public AuditTrail trail() {
        return new AuditTrail(session);
    }

    /** What has become of what was asked for. */
    public Attempts attempts() {
        return new Attempts(session);
    }

    /** How far a verification is and what it has found, as JSON; in place of what it said before. */
    public void saveVerification(String dataset, long turn, String progress) {
        session.update("""
                insert into verification (turn, dataset, progress) values (?, ?, ?::jsonb)
                on conflict (turn) do update set progress = excluded.progress, changed_at = clock_timestamp()
                """, turn, dataset, progress);
    }

    @Override
    public void close() {
        session.close();
    }

    private Optional<Long> earlier(String dataset, Operation operation, Request request) {
        Optional<Row> row = request.key() == null
                ? Optional.empty()
                : session.row(
                        "select turn, dataset, kind from operation where requested_by = ? and idempotency_key = ?",
                        request.who(),
                        request.key());
        row.filter(found -> !found.text("dataset").equals(dataset)
                        || !found.text("kind").equals(operation.name()))
                .ifPresent(found -> {
                    throw new KeyReused();
                });
        return row.map(found -> found.number("turn"));
    }

    private void supersede(String dataset, long turn) {
        session.update("""
                insert into journal (dataset, turn, epoch, kind, subject)
                select ?, ?, epoch, 'SETTLED', 'SUPERSEDED' from leadership
                """, dataset, turn);
    }

    /** A request and an entry of the operation that it supersedes must not cross. */
    private void lock(String dataset) {
        session.rows("select pg_advisory_xact_lock(hashtext('turnout.dataset.' || ?))", dataset);
    }
}
