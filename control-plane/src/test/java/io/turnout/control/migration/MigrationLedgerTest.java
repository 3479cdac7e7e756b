package io.turnout.control.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.migration.MigrationLedger.Change;
import io.turnout.control.migration.MigrationLedger.Kept;
import io.turnout.control.testbed.Ledgers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MigrationLedgerTest {
    private static final Itinerary SOMEWHERE =
            new Itinerary(List.of("notes"), List.of("notes-read"), List.of("notes"), List.of("notes-read"));
    private static final Change BECAUSE = new Change("ada", "because");

    private final Database control = Ledgers.newControl("V7__migration.sql");
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void nothingIsDoneForAMigrationThatHasChanged() {
        try (MigrationLedger ledger = ledger()) {
            ledger.begin(Stage.CANDIDATE, SOMEWHERE, BECAUSE);
            Kept decidedOn = ledger.latest().orElseThrow();
            ledger.change(decidedOn, decidedOn.migration().goBack(), "turned back", BECAUSE, Map.of());

            ledger.act(decidedOn, "CUTOVER notes", BECAUSE, Map.of(), () -> done.incrementAndGet() > 0);
            assertThat(done).hasValue(0);

            ledger.act(
                    ledger.latest().orElseThrow(),
                    "ROLLBACK notes",
                    BECAUSE,
                    Map.of(),
                    () -> done.incrementAndGet() > 0);
            assertThat(done).hasValue(1);
            assertThat(ledger.log().newest(10))
                    .extracting(MigrationLog.Entry::action)
                    .containsExactly("ROLLBACK notes", "turned back", "to CANDIDATE");
        }
    }

    /** Who turns it back is answered once what was decided before has been asked for, or never will be. */
    @Test
    void whoChangesItWaitsForWhatIsBeingDone() throws Exception {
        CountDownLatch acting = new CountDownLatch(1);
        try (MigrationLedger conductor = ledger();
                MigrationLedger api = ledger()) {
            conductor.begin(Stage.CANDIDATE, SOMEWHERE, BECAUSE);
            Kept decidedOn = conductor.latest().orElseThrow();
            Thread other = Thread.ofVirtual().start(() -> {
                try {
                    acting.await();
                } catch (InterruptedException e) {
                    return;
                }
                api.change(decidedOn, decidedOn.migration().goBack(), "turned back", BECAUSE, Map.of());
                done.set(2);
            });

            conductor.act(decidedOn, "CUTOVER notes", BECAUSE, Map.of(), () -> {
                acting.countDown();
                pause();
                return done.compareAndSet(0, 1);
            });
            other.join();

            assertThat(done).hasValue(2);
            assertThat(api.log().newest(10))
                    .extracting(MigrationLog.Entry::action)
                    .startsWith("turned back", "CUTOVER notes");
        }
    }

    @Test
    void oneIsUnderWayAtATime() {
        try (MigrationLedger ledger = ledger()) {
            assertThat(ledger.begin(Stage.SHADOW, SOMEWHERE, BECAUSE)).isTrue();
            assertThat(ledger.begin(Stage.SHADOW, SOMEWHERE, BECAUSE)).isFalse();

            Kept first = ledger.latest().orElseThrow();
            ledger.change(first, first.migration().over(), "over", BECAUSE, Map.of());
            assertThat(ledger.begin(Stage.CANARY, SOMEWHERE, BECAUSE)).isTrue();

            // it is over for good: another one has begun since
            Kept over = new Kept(
                    first.migration().over(), first.version() + 1, first.begun(), first.since(), null, "", null);
            assertThat(ledger.change(over, over.migration().goBack(), "turned back", BECAUSE, Map.of()))
                    .isFalse();
        }
    }

    /** Long enough for somebody else to get in between, if they could. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MigrationLedger ledger() {
        return new MigrationLedger(control, new ObjectMapper());
    }
}
