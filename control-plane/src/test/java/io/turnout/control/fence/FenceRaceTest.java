package io.turnout.control.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fence closes while others are at it. */
class FenceRaceTest extends FencedDatabase {
    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable"})
    void refusesAWriterWhoseSnapshotIsOlderThanTheClosing(String isolation) {
        stray.run("begin isolation level " + isolation);
        stray.rows("select * from notes");

        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run("insert into notes (body) values ('late')"))
                .satisfies(e -> assertThat(((DatabaseFailure) e).state()).isEqualTo("40001"));
        stray.run("rollback");
        assertThat(count("notes")).isEqualTo(1);
    }

    @Test
    void refusesALaterStatementOfATransactionThatHasOnlyRead() {
        stray.run("begin");
        stray.rows("select * from notes");

        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run("insert into notes (body) values ('late')"))
                .satisfies(FencedDatabase::isRefused);
    }

    @Test
    void sendsNoTokenBeforeTheLastWriterInFlightIsThrough() {
        stray.run("begin; insert into notes (body) values ('slow')");

        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH)).isInstanceOf(WritersInFlight.class);
        assertThat(fence.look(admin).orElseThrow().open()).isFalse();
        assertThat(fence.hasToken(admin, 1)).isFalse();
        try (Session late = database.connect()) {
            assertThatThrownBy(() -> late.run("insert into notes (body) values ('late')"))
                    .satisfies(FencedDatabase::isRefused);
        }

        stray.run("commit");
        fence.close(admin, 1, EPOCH);
        assertThat(fence.hasToken(admin, 1)).isTrue();
        assertThat(count("notes")).isEqualTo(2);
    }

    @Test
    void sendsNoTokenBeforeAPreparedTransactionHasEndedAlsoOverARestart() {
        stray.run("begin; insert into notes (body) values ('prepared'); prepare transaction 'p'");
        server().kill();
        server().start();

        try (Session again = database.connect()) {
            assertThatThrownBy(() -> fence.close(again, 1, EPOCH))
                    .isInstanceOf(WritersInFlight.class)
                    .hasMessageContaining("prepared transaction");
            assertThat(fence.hasToken(again, 1)).isFalse();

            again.run("commit prepared 'p'");
            fence.close(again, 1, EPOCH);
            assertThat(fence.hasToken(again, 1)).isTrue();
            assertThat(again.row("select count(*) as n from notes")
                            .orElseThrow()
                            .number("n"))
                    .isEqualTo(2);
        }
    }

    @Test
    void waitsForAWriterWithAnOldSnapshotThatGotThrough() {
        stray.run("begin isolation level repeatable read; insert into notes (body) values ('shares the fence')");

        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH))
                .satisfies(
                        e -> assertThat(((DatabaseFailure) e).isLockConflict()).isTrue());
        assertThat(fence.look(admin).orElseThrow().open()).isTrue();

        stray.run("commit");
        fence.close(admin, 1, EPOCH);
        assertThat(count("notes")).isEqualTo(2);
    }

    @Test
    void refusesAWriterThatHoldsOneTableAndWantsAnotherInsteadOfWaitingForIt() {
        stray.run("begin; insert into notes (body) values ('one of two')");
        assertThatThrownBy(() -> fence.close(admin, 1, EPOCH)).isInstanceOf(WritersInFlight.class);

        assertThatThrownBy(() -> stray.run("insert into measures values (2019)"))
                .satisfies(FencedDatabase::isRefused);

        stray.run("rollback");
        fence.close(admin, 1, EPOCH);
        assertThat(count("notes")).isEqualTo(1);
    }

    @Test
    void closesUnderWritersThatLockTheTablesInAnyOrder() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        List<CompletableFuture<Void>> writers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> writeBothTables(i, writing)))
                .toList();

        Awaitility.await()
                .ignoreException(DatabaseFailure.class)
                .ignoreException(WritersInFlight.class)
                .until(() -> {
                    fence.close(admin, 1, EPOCH);
                    return true;
                });

        long rows = count("notes") + count("measures");
        writing.set(false);
        for (CompletableFuture<Void> writer : writers) {
            writer.get();
        }
        assertThat(count("notes") + count("measures")).isEqualTo(rows);
    }

    private void writeBothTables(int number, AtomicBoolean writing) {
        List<String> order = List.of("insert into notes (body) values ('a')", "insert into measures values (2019)");
        try (Session session = database.connect()) {
            while (writing.get()) {
                try {
                    session.transaction(() -> {
                        if (number % 3 == 0) {
                            session.run("set transaction isolation level repeatable read");
                        }
                        session.run(order.get(number % 2));
                        session.run(order.get(1 - number % 2));
                    });
                } catch (DatabaseFailure e) {
                    assertThat(e.state()).isIn("TN001", "40001");
                }
            }
        }
    }

    @Test
    void refusesWhatADeferredTriggerWritesAtCommit() {
        admin.run("""
                create function note_talk() returns trigger language plpgsql as
                  'begin insert into notes (body) values (''deferred''); return null; end';
                create constraint trigger later after insert on talks
                  deferrable initially deferred for each row execute function note_talk();
                """);
        stray.run("begin; insert into talks values (2)");

        fence.close(admin, 1, EPOCH);

        assertThatThrownBy(() -> stray.run("commit")).satisfies(FencedDatabase::isRefused);
        assertThat(count("talks")).isEqualTo(1);
    }
}
