package io.turnout.control.conduct;

import static io.turnout.control.testbed.Move.rows;
import static io.turnout.control.testbed.Move.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.ledger.NotAllowed;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.procedure.State;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MoveTest {
    @Test
    void movesForthAndBackAndForthForGood() {
        try (Move move = new Move()) {
            write(move.onSource, "before");

            assertThat(move.run(Operation.START)).isEqualTo(Outcome.DONE);
            assertThat(move.state()).isEqualTo(State.IN_SYNC);
            write(move.onSource, "while streaming");
            refused(move.onTarget);
            assertThat(move.run(Operation.VERIFY)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.DONE);
            assertThat(move.state()).isEqualTo(State.CUT_OVER);

            refused(move.onSource);
            assertThat(rows(move.onTarget)).isEqualTo(rows(move.onSource)).contains("before", "while streaming");
            write(move.onTarget, "on the target");
            assertThat(move.run(Operation.ROLLBACK)).isEqualTo(Outcome.DONE);

            refused(move.onTarget);
            assertThat(rows(move.onSource)).isEqualTo(rows(move.onTarget)).contains("on the target");
            write(move.onSource, "back again");
            assertThat(move.run(Operation.VERIFY)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.DETACH)).isEqualTo(Outcome.DONE);

            assertThat(move.state()).isEqualTo(State.DETACHED);
            refused(move.onSource);
            write(move.onTarget, "at last");
            assertThat(move.onTarget
                            .row("select max(id) as id from notes")
                            .orElseThrow()
                            .number("id"))
                    .isEqualTo(5);
            assertThat(replication(move.onSource) + replication(move.onTarget)).isZero();
        }
    }

    @Test
    void movesBetweenTwoDatabasesOfOneServer() {
        try (Move move = new Move(Testbed.newSource(), Testbed.newSource())) {
            write(move.onSource, "before");

            move.run(Operation.START);
            move.run(Operation.VERIFY);
            move.run(Operation.CUTOVER);
            write(move.onTarget, "after");
            move.run(Operation.ROLLBACK);

            assertThat(move.state()).isEqualTo(State.IN_SYNC);
            assertThat(rows(move.onSource)).contains("before", "after");
        }
    }

    @Test
    void movesATableThatIsPartitionedOnOneSideOnly() {
        Database source = Testbed.newSource();
        Database target = Testbed.newTarget();
        try (Session session = source.connect()) {
            session.run(Move.TABLES
                    .replace("identity primary key,", "identity not null,")
                    .replace(
                            "stored);",
                            "stored, primary key (id)) partition by range (id);"
                                    + " create table early partition of notes for values from (0) to (3);"
                                    + " create table late partition of notes default;"));
        }
        try (Move move = new Move(source, target)) {
            move.onSource.run("insert into notes (author, body) select 'ada', 'n' || i from generate_series(1, 5) i");

            Outcome started = move.run(Operation.START);
            assertThat(started)
                    .as("%s", move.ledger.trail().audit(move.dataset.name(), 9))
                    .isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.VERIFY)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.DONE);
            write(move.onTarget, "sixth");
            assertThatThrownBy(() -> move.onSource.run("delete from late")).hasMessageContaining("is not written");
            assertThat(move.run(Operation.ROLLBACK)).isEqualTo(Outcome.DONE);

            assertThat(move.onSource
                            .row("select count(*) as n from late")
                            .orElseThrow()
                            .number("n"))
                    .isEqualTo(4);
        }
    }

    @Test
    void abortsEmptyingWhatItFilledAndStartsAgain() {
        try (Move move = new Move()) {
            write(move.onSource, "before");
            move.run(Operation.START);
            move.run(Operation.VERIFY);

            assertThat(move.run(Operation.ABORT)).isEqualTo(Outcome.DONE);

            assertThat(move.state()).isEqualTo(State.LEGACY);
            assertThat(rows(move.onTarget)).isEmpty();
            assertThat(replication(move.onSource) + replication(move.onTarget)).isZero();
            write(move.onSource, "goes on");
            assertThat(move.run(Operation.START)).isEqualTo(Outcome.DONE);
            assertThat(rows(move.onTarget)).isEqualTo(rows(move.onSource));
        }
    }

    @Test
    void anAbortTakesThePlaceOfAStartThatIsCopying() {
        try (Move move = new Move()) {
            write(move.onSource, "x");
            move.request(Operation.START);
            while (move.state() != State.COPYING) {
                move.conductor.advance();
            }
            // copying cannot end while somebody else holds the table
            try (Session holder = move.target.connect()) {
                holder.run("begin; lock table notes in access exclusive mode");
                long abort = move.request(Operation.ABORT);
                holder.run("rollback");

                assertThat(move.drive(abort)).isEqualTo(Outcome.DONE);
            }
            assertThat(move.state()).isEqualTo(State.LEGACY);
            assertThat(replication(move.onSource) + replication(move.onTarget)).isZero();
        }
    }

    @Test
    void aCutoverThatCannotFinishUndoesItself() {
        // enough where nobody is in its way, also on a machine that is busy
        try (Move move = Move.thatGetsReadyWithin(Duration.ofSeconds(10))) {
            move.run(Operation.START);
            move.run(Operation.VERIFY);
            try (Session slow = move.source.connect()) {
                slow.run("begin; insert into notes (author, body) values ('slow', 'writer')");
                Instant before = Instant.now();

                assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.UNDONE);

                assertThat(Duration.between(before, Instant.now()))
                        .as("by its own bound, not by the usual one")
                        .isLessThan(Pace.DEFAULT.preparation());

                slow.run("commit");
            }
            assertThat(move.state()).isEqualTo(State.VERIFIED);
            write(move.onSource, "as before");
            refused(move.onTarget);
            assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.DONE);
            assertThat(rows(move.onTarget)).contains("writer", "as before");
        }
    }

    @Test
    void aStartThatPreflightRefusesTouchesNothing() {
        try (Move move = new Move()) {
            write(move.onTarget, "of its own");

            assertThat(move.run(Operation.START)).isEqualTo(Outcome.UNDONE);

            assertThat(move.ledger.trail().audit(move.dataset.name(), 20).toString())
                    .contains("notes is not empty");
            assertThat(rows(move.onTarget)).contains("of its own");
            write(move.onTarget, "still open");
        }
    }

    @Test
    void aForgottenMoveIsNotTornApart() {
        try (Move move = new Move()) {
            move.run(Operation.START);
            move.run(Operation.VERIFY);
            move.run(Operation.CUTOVER);
            write(move.onTarget, "kept");

            try (Session control = move.control.connect()) {
                control.run("truncate journal, operation, verification cascade");
            }
            assertThat(move.run(Operation.ABORT)).isEqualTo(Outcome.FAILED);
            assertThat(move.run(Operation.START)).isEqualTo(Outcome.UNDONE);

            assertThat(rows(move.onTarget)).contains("kept");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(rows(move.onSource)).contains("kept"));
            refused(move.onSource);
        }
    }

    @Test
    void refusesWhatDoesNotFitTheState() {
        try (Move move = new Move()) {
            assertThatThrownBy(() -> move.request(Operation.CUTOVER))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageContaining("is LEGACY; cutover is for a dataset that is VERIFIED");
            move.request(Operation.START);
            assertThatThrownBy(() -> move.request(Operation.START)).hasMessageContaining("busy with start");
        }
    }

    private static void refused(Session session) {
        assertThatThrownBy(() -> write(session, "refused"))
                .satisfies(e -> assertThat(((DatabaseFailure) e).state()).isEqualTo("TN001"));
    }

    private static long replication(Session session) {
        return session.row("""
                        select (select count(*) from pg_replication_slots where database = current_database())
                          + (select count(*) from pg_publication)
                          + (select count(*) from pg_subscription s join pg_database d on d.oid = s.subdbid
                             where d.datname = current_database()) as n
                        """).orElseThrow().number("n");
    }
}
