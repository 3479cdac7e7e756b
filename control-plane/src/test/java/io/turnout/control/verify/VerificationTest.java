package io.turnout.control.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.replication.Stream;
import io.turnout.control.testbed.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final long UNTHROTTLED = Long.MAX_VALUE / 1_000_000_000_000L;

    private final Move move = new Move();

    @BeforeEach
    void setUp() {
        move.onSource.run("""
                insert into notes (author, body, weight, at)
                  select 'ada', 'note ' || i, i / 7.0, timestamptz '2019-03-04 09:00+00' + i * interval '1 second'
                  from generate_series(1, 1000) i;
                insert into note_keys select 'key ' || i, i from generate_series(1, 1000) i;
                """);
        assertThat(move.run(Operation.START)).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void tearDown() {
        move.close();
    }

    @Test
    void findsEachRowThatDiffersAndSaysHow() {
        behindTheFence("""
                delete from notes where id = 17;
                update notes set body = 'other', version = 9 where id = 400;
                update notes set weight = weight + 1e-15 where id = 3;
                insert into notes (id, author, body) values (5000, 'ghost', 'not in the source');
                update note_keys set note = 0 where key = 'key 77';
                """);

        Report report = verify(100, Report.START);

        assertThat(report.rows()).isEqualTo(2000);
        assertThat(report.differences())
                .extracting(Difference::table, Difference::key, Difference::kind, Difference::columns)
                .containsExactlyInAnyOrder(
                        tuple("notes", List.of("17"), Difference.Kind.MISSING, List.of()),
                        tuple("notes", List.of("400"), Difference.Kind.DIFFERENT, List.of("body", "version")),
                        tuple("notes", List.of("3"), Difference.Kind.DIFFERENT, List.of("weight")),
                        tuple("notes", List.of("5000"), Difference.Kind.EXTRA, List.of()),
                        tuple("note_keys", List.of("key 77"), Difference.Kind.DIFFERENT, List.of("note")));
    }

    @Test
    void aDifferenceFailsTheOperationAndStopsTheCutover() {
        behindTheFence("delete from notes where id = 17");

        assertThat(move.run(Operation.VERIFY)).isEqualTo(Outcome.FAILED);

        assertThat(move.ledger.trail().audit(move.dataset.name(), 5).toString()).contains("1 of 2000 rows", "MISSING");
        assertThat(move.ledger.journal(move.dataset.name()).allows(Operation.CUTOVER))
                .isFalse();
    }

    @Test
    void raisesNoFalseAlarmWhileRowsAreWritten() {
        AtomicBoolean writing = new AtomicBoolean(true);
        List<CompletableFuture<Void>> writers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(() -> writeUntil(writing, i)))
                .toList();
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            reports.add(verify(50, Report.START));
        }
        writing.set(false);
        writers.forEach(CompletableFuture::join);

        assertThat(reports)
                .allSatisfy(report -> assertThat(report.differences()).isEmpty());
    }

    @Test
    void goesOnWhereItWasCutOff() {
        Report half = Report.START;
        try (Verification verification = verification(100)) {
            // ten ranges of keys and what comes after the last of them, then seven of notes
            for (int i = 0; i < 11 + 7; i++) {
                half = verification.advance(half);
            }
        }
        behindTheFence("delete from notes where id in (650, 750)");

        Report report = verify(100, half);

        assertThat(report.rows()).isEqualTo(2000);
        assertThat(report.differences()).extracting(Difference::key).containsExactly(List.of("750"));
    }

    @Test
    void leavesOutWhatDoesNotDifferAnyMoreInTheEnd() {
        behindTheFence("""
                update notes set body = 'other' where id in (17, 400);
                delete from note_keys where key = 'key 77';
                """);

        Report report = Report.START;
        try (Verification verification = verification(100)) {
            while (report.differing() < 3) {
                report = verification.advance(report);
            }
            behindTheFence(
                    "update notes set body = 'note ' || id where id = 400; insert into note_keys values ('key 77', 77)");
            while (!report.done()) {
                report = verification.advance(report);
            }
        }

        assertThat(report.differences()).extracting(Difference::key).containsExactly(List.of("17"));
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.vanished()).isEqualTo(2);
    }

    private Report verify(int chunk, Report from) {
        try (Verification verification = verification(chunk)) {
            Report report = from;
            while (!report.done()) {
                report = verification.advance(report);
            }
            return report;
        }
    }

    private Verification verification(int chunk) {
        String slot = new Stream(move.dataset.name(), move.dataset.tables(), move.source, move.target).slot();
        List<TableName> tables = move.dataset.tables();
        return new Verification(tables, move.source.connect(), move.target.connect(), slot, chunk, UNTHROTTLED);
    }

    /** As a superuser can. */
    private void behindTheFence(String sql) {
        move.onTarget.run("set session_replication_role = replica;" + sql + "; reset session_replication_role");
    }

    /** Hot rows, new rows, rows that go and come again. */
    private void writeUntil(AtomicBoolean writing, long seed) {
        Random random = new Random(seed);
        try (Session session = move.source.connect()) {
            while (writing.get()) {
                long id = 1 + random.nextInt(20);
                session.update("update notes set version = version + 1 where id = ?", id);
                session.update("insert into notes (author, body) values ('new', ?)", "n" + random.nextInt());
                long other = 100 + 10 * seed + random.nextInt(10);
                session.update("delete from notes where id = ?", other);
                session.update(
                        "insert into notes (id, author, body) values (?, 'again', 'x') on conflict do nothing", other);
            }
        }
    }
}
