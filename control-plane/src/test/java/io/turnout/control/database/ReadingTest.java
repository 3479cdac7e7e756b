package io.turnout.control.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.control.testbed.Testbed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final int WRITERS = 3;
    private static final int WRITES = 60;

    private final Database database = Testbed.control().newDatabase(Testbed.newName("reading"));
    private final Session reader = database.connect();
    private final Session other = database.connect();
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeEach
    void create() {
        other.run("create table counted (writes bigint not null); insert into counted values (0)");
    }

    @AfterEach
    void close() {
        reader.close();
        other.close();
        Testbed.drop(database);
    }

    /** Once nothing else is written on that server either. */
    @Test
    void readsNothingAsLongAsNobodyWrites() {
        Reading<Long> reading = reader.reading(this::read);

        Awaitility.await().untilAsserted(() -> {
            reading.now();
            int before = reads.get();
            for (int i = 0; i < 5; i++) {
                assertThat(reading.now()).isZero();
                other.rows("select * from counted");
            }
            assertThat(reads).hasValue(before);
        });
    }

    @Test
    void seesWhatWasBegunBeforeItReadAndCommittedAfter() {
        Reading<Long> reading = reader.reading(this::read);

        other.transaction(() -> {
            write(other);
            assertThat(reading.now()).isZero();
        });

        assertThat(reading.now()).isEqualTo(1);
    }

    @Test
    void seesWhatIsCommittedWhileItReads() {
        Reading<Long> reading = reader.reading(() -> {
            long before = read();
            if (before == 0) {
                write(other);
            }
            return before;
        });

        assertThat(reading.now()).isZero();
        assertThat(reading.now()).isEqualTo(1);
    }

    @Test
    void seesWhatIsLeftOfATransactionThatWasTakenBackInPart() {
        Reading<Long> reading = reader.reading(this::read);
        reading.now();

        other.transaction(() -> {
            write(other);
            other.run("savepoint half");
            write(other);
            other.run("rollback to savepoint half");
        });

        assertThat(reading.now()).isEqualTo(1);
    }

    @Test
    void isNotForTransactionsOfItsOwnSession() {
        Reading<Long> reading = reader.reading(this::read);

        assertThatThrownBy(() -> reader.transaction(reading::now)).isInstanceOf(IllegalStateException.class);

        assertThat(reading.now()).isZero();
    }

    @Test
    void readsAgainWhatCouldNotBeRead() {
        Reading<Long> reading = reader.reading(() -> {
            if (reads.get() == 0) {
                reads.incrementAndGet();
                throw new IllegalStateException("not now");
            }
            return read();
        });

        assertThatThrownBy(reading::now).hasMessage("not now");
        assertThat(reading.now()).isZero();
    }

    /** Each of them waits now and then, so that there is a while in which nobody writes. */
    @Test
    void hasAllThatWasAcknowledgedBeforeItWasAsked() throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        Reading<Long> reading = reader.reading(this::read);
        SplittableRandom random = new SplittableRandom(1);

        List<Thread> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> random.split())
                .map(own -> Thread.ofVirtual().start(() -> write(own, acknowledged)))
                .toList();
        while (writers.stream().anyMatch(Thread::isAlive)) {
            int before = acknowledged.get();
            assertThat(reading.now()).isGreaterThanOrEqualTo(before);
        }

        assertThat(reading.now()).isEqualTo(WRITERS * WRITES);
    }

    private void write(SplittableRandom random, AtomicInteger acknowledged) {
        try (Session session = database.connect()) {
            for (int i = 0; i < WRITES; i++) {
                session.transaction(() -> {
                    write(session);
                    pause(random.nextInt(2_000));
                });
                acknowledged.incrementAndGet();
                pause(random.nextInt(8_000));
            }
        }
    }

    private static void pause(int micros) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private static void write(Session session) {
        session.update("update counted set writes = writes + 1");
    }

    private long read() {
        reads.incrementAndGet();
        return reader.row("select writes from counted").orElseThrow().number("writes");
    }
}
