package io.turnout.control.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.fence.StaleEpoch;
import io.turnout.control.procedure.Entry;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import io.turnout.control.procedure.Step;
import io.turnout.control.testbed.Ledgers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Request REQUEST = new Request("ada", "because", "key-1");

    private final Database control = Ledgers.newControl();

    @Test
    void oneLeadsAndTheNextTakesOverWhenItsConnectionIsLost() {
        Leadership first = Leadership.take(control, "first");
        assertThat(Leadership.take(control, "second")).isNull();

        cutLeader();

        Awaitility.await().untilAsserted(() -> {
            Leadership second = Leadership.take(control, "second");
            assertThat(second).isNotNull();
            assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        });
        assertThat(first.isHeld()).isFalse();
    }

    @Test
    void takesNoEntryOfALeaderThatWasOvertaken() {
        try (Ledger ledger = new Ledger(control)) {
            Leadership first = Leadership.take(control, "first");
            long turn = ledger.request("notes", Operation.START, REQUEST);
            ledger.append("notes", turn, new Entry.Begun(Step.CHECK), "{}", first.epoch());
            first.close();
            Leadership second = Leadership.take(control, "second");

            assertThatThrownBy(() -> ledger.append("notes", turn, new Entry.Ended(Step.CHECK), "{}", first.epoch()))
                    .isInstanceOf(StaleEpoch.class);

            ledger.append("notes", turn, new Entry.Ended(Step.CHECK), "{}", second.epoch());
            assertThat(ledger.journal("notes").running().ended()).containsExactly(Step.CHECK);
            second.close();
        }
    }

    @Test
    void aRepeatedRequestIsOneRequest() {
        try (Ledger ledger = new Ledger(control)) {
            long turn = ledger.request("notes", Operation.START, REQUEST);

            assertThat(ledger.request("notes", Operation.START, REQUEST)).isEqualTo(turn);
            assertThatThrownBy(() -> ledger.request("talks", Operation.START, REQUEST))
                    .isInstanceOf(KeyReused.class);
            // keys of two people do not meet
            assertThatThrownBy(() -> ledger.request("notes", Operation.START, new Request("bob", "too", "key-1")))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void anAbortEndsAStartAndNothingIsAddedToThatAnyMore() {
        try (Ledger ledger = new Ledger(control);
                Leadership leader = Leadership.take(control, "leader")) {
            long start = ledger.request("notes", Operation.START, REQUEST);
            long abort = ledger.request("notes", Operation.ABORT, new Request("bob", "stop", null));

            assertThatThrownBy(() -> ledger.append("notes", start, new Entry.Ended(Step.STREAM), "{}", leader.epoch()))
                    .isInstanceOf(Superseded.class);

            assertThat(ledger.journal("notes").running().turn()).isEqualTo(abort);
            assertThat(ledger.journal("notes").state()).isEqualTo(State.LEGACY);
            assertThat(ledger.trail().audit("notes", 10))
                    .extracting(AuditEntry::kind, AuditEntry::subject)
                    .startsWith(
                            org.assertj.core.groups.Tuple.tuple("REQUESTED", "ABORT"),
                            org.assertj.core.groups.Tuple.tuple("SETTLED", "SUPERSEDED"));
        }
    }

    private void cutLeader() {
        try (Session session = control.connect()) {
            session.rows("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and pid <> pg_backend_pid() and database = (
                      select oid from pg_database where datname = current_database())
                    """);
        }
    }
}
