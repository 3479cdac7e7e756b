package io.turnout.control.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.procedure.Operation;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Testbed;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A worker that has just been restarted confirms as durable whatever its predecessor applied. Where apply commits
 * asynchronously, as PostgreSQL does if it is not told otherwise, that need not be true yet; if the server is killed then,
 * the source has already forgotten what the target has lost.
 */
class DurableApplyTest {
    @Test
    void losesNothingWhenTheWorkerIsRestartedAndTheServerKilledBeforeItsWalIsWritten() {
        try (Move move = new Move()) {
            move.run(Operation.START);
            // so that nothing but a commit itself makes it durable
            configure(move.target, "alter system set wal_writer_delay = '10s'");
            String slot = new Stream(move.dataset.name(), move.dataset.tables(), move.source, move.target).slot();
            Move.write(move.onSource, "applied, then killed");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(Move.rows(move.onTarget)).contains("applied"));
            String position = move.onSource
                    .row("select pg_current_wal_lsn()::text as lsn")
                    .orElseThrow()
                    .text("lsn");

            move.onSource.rows("""
                    select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ?
                    """, slot);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> move.onSource.row("""
                            select from pg_replication_slots where slot_name = ? and confirmed_flush_lsn >= ?::text::pg_lsn
                            """, slot, position).isPresent());
            Testbed.target().kill();
            Testbed.target().start();

            try (Session target = move.target.connect()) {
                Awaitility.await()
                        .untilAsserted(() -> assertThat(Move.rows(target)).contains("applied, then killed"));
            }
        }
    }

    @AfterEach
    void tearDown() {
        configure(Testbed.target().database("postgres"), "alter system reset wal_writer_delay");
    }

    private static void configure(Database database, String sql) {
        try (Session target = database.connect()) {
            target.run(sql);
            target.rows("select pg_reload_conf()");
        }
    }
}
