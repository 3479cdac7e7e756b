package io.turnout.control.conduct;

import static io.turnout.control.testbed.Move.rows;
import static io.turnout.control.testbed.Move.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.preflight.Preflight;
import io.turnout.control.preflight.Survey;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Outcome;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Server;
import io.turnout.control.testbed.Testbed;
import org.junit.jupiter.api.Test;

/** Nobody has to hand out a superuser: the rights that preflight names are enough. */
class OrdinaryRoleTest {
    @Test
    void movesThereAndBackAsTheOwnerOfTheTables() {
        Database source = asMover(Testbed.source(), Testbed.newSource());
        Database target = asMover(Testbed.target(), Testbed.newTarget());
        try (Move move = new Move(source, target)) {
            write(move.onSource, "before");
            assertThat(Preflight.start(new Survey(move.dataset, move.onSource, move.onTarget)))
                    .isEmpty();

            assertThat(move.run(Operation.START)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.VERIFY)).isEqualTo(Outcome.DONE);
            assertThat(move.run(Operation.CUTOVER)).isEqualTo(Outcome.DONE);
            write(move.onTarget, "after");
            assertThat(move.run(Operation.ROLLBACK)).isEqualTo(Outcome.DONE);
            assertThat(rows(move.onSource)).contains("before", "after").isEqualTo(rows(move.onTarget));
            assertThat(move.run(Operation.ABORT)).isEqualTo(Outcome.DONE);
            assertThat(rows(move.onTarget)).isEmpty();
        }
    }

    private static Database asMover(Server server, Database database) {
        String role = Testbed.newName("mover");
        try (Session admin = server.database(database.catalog()).connect()) {
            admin.run("""
                    create role %1$s login replication password 'moves';
                    grant create on database %2$s to %1$s;
                    grant create on schema public to %1$s;
                    grant pg_create_subscription, pg_read_all_stats to %1$s;
                    grant set on parameter deadlock_timeout to %1$s;
                    """.formatted(role, database.catalog()));
        }
        return new Database(database.name(), database.url(), role, "moves", null);
    }
}
