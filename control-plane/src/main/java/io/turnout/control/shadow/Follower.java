package io.turnout.control.shadow;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.replication.Stream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How one side follows the other: its positions are looked at ten times a second, more often while somebody waits, and not at
 * all when nobody has asked for a while.
 */
final class Follower implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration WHILE_AWAITED = Duration.ofMillis(5);
    private static final Duration BETWEEN_LEADS = Duration.ofSeconds(1);
    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String POSITIONS = """
            select pg_current_wal_lsn() - '0/0' as written, confirmed_flush_lsn - '0/0' as confirmed
            from pg_replication_slots where slot_name = ?
            """;

    private final Stream stream;
    private final Lead lead;
    private final Deque<Position> seen = new ArrayDeque<>();
    private Thread looker;
    private long askedAt;
    private int waiting;
    private boolean closed;
    private boolean ready;

    /**
     * @param from when it was asked for
     * @param to when the answer was there
     * @param written bytes of WAL on the side that is followed
     * @param confirmed of these, applied and safe on the other side
     */
    private record Position(long from, long to, long written, long confirmed) {
        boolean isQuiet() {
            return confirmed >= written;
        }
    }

    Follower(Stream stream, Lead lead) {
        this.stream = stream;
        this.lead = lead;
    }

    /** Whether the other side has had its lead since this looks, or cannot be given one. */
    synchronized boolean isReady() {
        return ready;
    }

    /** @see Lags#await */
    synchronized Lag await(Duration longest) throws InterruptedException {
        long now = System.nanoTime();
        long end = now + longest.toNanos();
        keepLooking();
        waiting++;
        notifyAll();
        try {
            Position first = null;
            while (true) {
                Position latest = seen.peekLast();
                if (latest != null && latest.from >= now) {
                    first = first == null ? latest : first;
                    if (latest.confirmed >= first.written) {
                        return new Lag(true, quiet());
                    }
                }
                long left = end - System.nanoTime();
                if (left <= 0 || closed) {
                    return Lag.UNKNOWN;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } finally {
            waiting--;
        }
    }

    /** @see Lags#behind */
    synchronized Optional<Duration> behind() {
        keepLooking();
        Position latest = seen.peekLast();
        if (latest == null) {
            return Optional.empty();
        }
        Iterator<Position> back = seen.descendingIterator();
        while (back.hasNext()) {
            Position position = back.next();
            if (latest.confirmed >= position.written) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - position.from));
            }
        }
        return Optional.empty();
    }

    /** Since the earliest look after which nothing was written that it had not. */
    private Duration quiet() {
        Position earliest = null;
        Iterator<Position> back = seen.descendingIterator();
        while (back.hasNext()) {
            Position position = back.next();
            if (!position.isQuiet() || earliest != null && position.written != earliest.written) {
                break;
            }
            earliest = position;
        }
        return earliest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - earliest.to);
    }

    synchronized void keepLooking() {
        askedAt = System.nanoTime();
        if (looker == null && !closed) {
            looker = Thread.ofVirtual().name("follower-" + stream.slot()).start(this::look);
        }
    }

    private void look() {
        try {
            while (isWorthIt()) {
                try (Session from = stream.from().connect(TIMEOUT)) {
                    long ledAt = lead(from);
                    while (isWorthIt()) {
                        if (System.nanoTime() - ledAt > BETWEEN_LEADS.toNanos()) {
                            ledAt = lead(from);
                        }
                        long at = System.nanoTime();
                        take(at, from.row(POSITIONS, stream.slot()).orElse(null));
                        pause();
                    }
                } catch (DatabaseFailure e) {
                    forget();
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Whoever cannot be reached cannot rehearse either: that does not keep its answers from being compared. */
    private long lead(Session from) {
        try {
            lead.keep(from);
        } finally {
            synchronized (this) {
                ready = true;
            }
        }
        return System.nanoTime();
    }

    private synchronized boolean isWorthIt() {
        return !closed && (waiting > 0 || System.nanoTime() - askedAt <= MEMORY.toNanos());
    }

    /** Whoever comes to wait ends it. */
    private synchronized void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.timedWait(this, (waiting > 0 ? WHILE_AWAITED : BETWEEN).toMillis());
    }

    private synchronized void take(long at, Row row) {
        if (row == null) {
            seen.clear();
            return;
        }
        seen.addLast(new Position(at, System.nanoTime(), row.number("written"), row.number("confirmed")));
        while (at - seen.peekFirst().from > MEMORY.toNanos()) {
            seen.removeFirst();
        }
        notifyAll();
    }

    private synchronized void forget() {
        seen.clear();
        ready = true;
    }

    private synchronized void end() {
        looker = null;
        ready = false;
        seen.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (looker != null) {
            looker.interrupt();
        }
    }
}
