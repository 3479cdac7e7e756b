package io.turnout.control.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.database.Session;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import io.turnout.control.testbed.Move;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LagsTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    /** What it says of lag is believed in, so that a word too much is a false alarm, or hides a difference. */
    @Test
    void neverSaysThatASideHasWhatItHasNot() throws Exception {
        try (Move move = new Move();
                Lags lags = new Lags(List.of(move.dataset))) {
            move.run(Operation.START);
            AtomicLong committedAfter = new AtomicLong(System.nanoTime());
            AtomicLong written = new AtomicLong();
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> write(move, committedAfter, written, over));

            for (int i = 0; i < 300; i++) {
                long before = written.get();
                long lastCommit = committedAfter.get();
                Lag lag = lags.await(move.dataset.name(), State.IN_SYNC, PATIENT);
                Duration sinceCommit = Duration.ofNanos(System.nanoTime() - lastCommit);

                assertThat(lag.caughtUp()).isTrue();
                assertThat(rows(move.onTarget)).isGreaterThanOrEqualTo(before);
                assertThat(lag.quiet()).isLessThan(sinceCommit);
                Thread.sleep(i % 20);
            }
            over.set(true);
            writer.join();
        }
    }

    /** Who writes and then waits for that long reads what was written from the side that follows. */
    @Test
    void neverSaysThatASideIsLessBehindThanItIs() throws Exception {
        try (Move move = new Move();
                Lags lags = new Lags(List.of(move.dataset))) {
            move.run(Operation.START);
            NavigableMap<Long, Long> countAt = new ConcurrentSkipListMap<>(Map.of(System.nanoTime(), 0L));
            AtomicBoolean over = new AtomicBoolean();
            Thread writer = Thread.ofVirtual().start(() -> {
                try (Session source = move.source.connect()) {
                    for (long i = 1; !over.get(); i++) {
                        Move.write(source, "note " + i);
                        countAt.put(System.nanoTime(), i);
                        pause(i % 10 == 0 ? 150 : 2);
                    }
                }
            });
            int known = 0;

            for (int i = 0; i < 300; i++) {
                long asked = System.nanoTime();
                Optional<Duration> behind = lags.behind(move.dataset.name(), State.VERIFIED);
                if (behind.isPresent()) {
                    Map.Entry<Long, Long> last =
                            countAt.floorEntry(asked - behind.get().toNanos());
                    assertThat(rows(move.onTarget)).isGreaterThanOrEqualTo(last == null ? 0 : last.getValue());
                    known++;
                }
                Thread.sleep(i % 20);
            }
            over.set(true);
            writer.join();

            assertThat(known).isGreaterThan(100);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** At an uneven pace, so that there are quiet times too. */
    private static void write(Move move, AtomicLong committedAfter, AtomicLong written, AtomicBoolean over) {
        try (Session source = move.source.connect()) {
            for (int i = 0; !over.get(); i++) {
                long begun = System.nanoTime();
                Move.write(source, "note " + i);
                committedAfter.set(begun);
                written.incrementAndGet();
                Thread.sleep(i % 10 == 0 ? 150 : 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For how long depends on who else writes on that server. */
    @Test
    void knowsThatNothingWasWrittenForAWhile() throws Exception {
        try (Move move = new Move();
                Lags lags = new Lags(List.of(move.dataset))) {
            move.run(Operation.START);

            Awaitility.await()
                    .atMost(PATIENT)
                    .until(() -> lags.await(move.dataset.name(), State.IN_SYNC, PATIENT)
                            .quiet()
                            .isPositive());
        }
    }

    @Test
    void saysSoWhereASideDoesNotFollow() throws Exception {
        try (Move move = new Move();
                Lags lags = new Lags(List.of(move.dataset))) {
            Duration little = Duration.ofMillis(300);
            assertThat(lags.await(move.dataset.name(), State.LEGACY, little)).isEqualTo(Lag.UNKNOWN);
            assertThat(lags.await(move.dataset.name(), State.IN_SYNC, little)).isEqualTo(Lag.UNKNOWN);
            move.run(Operation.START);
            String subscription = move.onTarget
                    .row("select subname from pg_subscription where subdbid = (select oid from pg_database"
                            + " where datname = current_database())")
                    .orElseThrow()
                    .text("subname");
            move.onTarget.run("alter subscription %s disable".formatted(subscription));
            Move.write(move.onSource, "not followed");

            assertThat(lags.await(move.dataset.name(), State.IN_SYNC, little)).isEqualTo(Lag.UNKNOWN);

            move.onTarget.run("alter subscription %s enable".formatted(subscription));
            assertThat(lags.await(move.dataset.name(), State.IN_SYNC, PATIENT).caughtUp())
                    .isTrue();
            assertThat(Move.rows(move.onTarget)).contains("not followed");
        }
    }

    @Test
    void followsBackwardsOnceItIsCutOver() throws Exception {
        try (Move move = new Move();
                Lags lags = new Lags(List.of(move.dataset))) {
            move.run(Operation.START);
            move.run(Operation.VERIFY);
            move.run(Operation.CUTOVER);
            Move.write(move.onTarget, "written there");

            assertThat(lags.await(move.dataset.name(), State.CUT_OVER, PATIENT).caughtUp())
                    .isTrue();
            assertThat(Move.rows(move.onSource)).contains("written there");
        }
    }

    private static long rows(Session session) {
        return session.row("select count(*) as rows from notes").orElseThrow().number("rows");
    }
}
