package io.turnout.control.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.conduct.Leader;
import io.turnout.control.conduct.Pace;
import io.turnout.control.conduct.Recorder;
import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.plan.Dataset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Two control planes. On demand, whichever leads is killed before or after an entry of the journal, or stopped there while
 * the other one takes over, and then goes on as if nothing had happened.
 */
final class ControlPlanes implements AutoCloseable {
    private static final long SCRUPLES = 3;

    private final Database control;
    private final Random random;
    private final List<Leader> leaders;
    private final List<Thread> threads;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger stops = new AtomicInteger();
    final AtomicInteger faults = new AtomicInteger();

    ControlPlanes(Database control, Dataset dataset, long seed, java.util.function.UnaryOperator<Recorder> variant) {
        this.control = control;
        this.random = new Random(seed);
        this.leaders = IntStream.range(0, 2)
                .mapToObj(i -> new Leader(
                        control,
                        "control-" + i,
                        List.of(dataset),
                        ledger -> variant.apply(disturbed(ledger)),
                        new ObjectMapper(),
                        Pace.DEFAULT))
                .toList();
        this.threads = leaders.stream()
                .map(leader -> Thread.ofPlatform().start(leader::run))
                .toList();
    }

    /** At one of the next entries. */
    void killNext() {
        kills.incrementAndGet();
    }

    void stopNext() {
        stops.incrementAndGet();
    }

    void heal() {
        kills.set(0);
        stops.set(0);
    }

    private Recorder disturbed(Ledger ledger) {
        return (dataset, turn, entry, evidence, epoch) -> {
            if (strikes(kills)) {
                throw new Killed("before " + entry);
            }
            ledger.append(dataset, turn, entry, evidence, epoch);
            if (strikes(kills)) {
                throw new Killed("after " + entry);
            }
            if (strikes(stops)) {
                // its connection is gone and another one leads when it wakes up, in the middle of what it was doing
                depose();
                Client.pause(1500);
            }
        };
    }

    private synchronized boolean strikes(AtomicInteger wanted) {
        boolean now = wanted.get() > 0 && random.nextLong(SCRUPLES) == 0;
        if (now) {
            wanted.decrementAndGet();
            faults.incrementAndGet();
        }
        return now;
    }

    private void depose() {
        try (Session session = control.connect()) {
            session.rows("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and granted and database = (
                      select oid from pg_database where datname = current_database())
                    """);
        } catch (DatabaseFailure e) {
            // the control database is down: it is deposed all the same
        }
    }

    @Override
    public void close() {
        leaders.forEach(Leader::close);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
