package io.turnout.control.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Session;
import io.turnout.control.procedure.Operation;
import io.turnout.control.replication.Stream;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Testbed;
import io.turnout.control.watch.Trouble.Kind;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final Move move = new Move();
    private final Watch watch = new Watch(move.dataset);

    @BeforeEach
    void setUp() {
        move.run(Operation.START);
    }

    @AfterEach
    void tearDown() {
        watch.close();
        move.close();
    }

    @Test
    void hasNothingToSayOfADatasetThatIsWell() {
        assertThat(look()).isEmpty();
        move.run(Operation.VERIFY);
        move.run(Operation.CUTOVER);
        assertThat(look()).isEmpty();
    }

    @Test
    void seesThatApplyingFailsAndGoesOnOnceThatIsMended() {
        behindTheFence("insert into notes (id, author, body) values (1, 'stray', 'in the way')");
        Move.write(move.onSource, "cannot be applied");

        sees(Kind.APPLY_FAILING, "Applying changes has failed");

        behindTheFence("delete from notes where id = 1");
        Awaitility.await()
                .untilAsserted(() -> assertThat(Move.rows(move.onTarget)).contains("cannot be applied"));
        Awaitility.await().untilAsserted(() -> assertThat(look()).isEmpty());
    }

    @Test
    void seesThatColumnsHaveDriftedApart() {
        move.onSource.run("alter table notes add column mood text");
        Move.write(move.onSource, "with a mood");

        sees(Kind.SCHEMA_DRIFT, "notes.mood is missing");
        sees(Kind.APPLY_FAILING, "notes.mood is missing");
    }

    @Test
    void seesThatTheSlotIsGone() {
        String slot = new Stream(move.dataset.name(), move.dataset.tables(), move.source, move.target).slot();
        Awaitility.await().ignoreExceptions().until(() -> {
            move.onSource.rows("""
                    select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = ?
                    """, slot);
            return !move.onSource
                    .rows("select pg_drop_replication_slot(?)", slot)
                    .isEmpty();
        });

        sees(Kind.SLOT_LOST, "The replication slot is gone");
    }

    @Test
    void seesThatTheTargetIsDownAndIsBack() {
        Testbed.target().kill();
        try {
            sees(Kind.UNREACHABLE, move.target.name());
        } finally {
            Testbed.target().start();
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(look()).isEmpty());
    }

    @Test
    void seesAFenceThatCouldBePassedOrSaysSomethingElseThanTheJournal() {
        move.onSource.run("alter table notes disable trigger turnout_fence");
        sees(Kind.UNGUARDED, "notes can be written behind the fence");

        move.onTarget.run("update turnout.fence set open = true");
        sees(Kind.FENCES_CONTRADICT, "Both sides take writes.");

        move.onSource.run("update turnout.fence set open = false");
        sees(Kind.FENCES_CONTRADICT, "its fence is closed, the other one is open");
    }

    private List<Trouble> look() {
        return watch.look(move.ledger.journal(move.dataset.name())).troubles();
    }

    private void sees(Kind kind, String words) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(look()).anySatisfy(trouble -> {
                    assertThat(trouble.kind()).isEqualTo(kind);
                    assertThat(trouble.toString()).contains(words);
                }));
    }

    private void behindTheFence(String sql) {
        try (Session session = move.target.connect()) {
            session.run("set session_replication_role = replica");
            session.run(sql);
        }
    }
}
