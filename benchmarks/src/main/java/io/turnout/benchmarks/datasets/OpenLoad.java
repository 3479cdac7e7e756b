package io.turnout.benchmarks.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes at a constant rate, half of them new notes and half changes. A write is due when it is due, however long earlier ones
 * take, and its time counts from then: so a pause shows in every write that fell into it.
 */
final class OpenLoad implements AutoCloseable {
    private static final Duration TO_THE_END = Duration.ofSeconds(40);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Notes notes;
    private final Semaphore slots;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Queue<Write> done = new ConcurrentLinkedQueue<>();
    private final Instant epoch = Instant.now();
    private final long zero = System.nanoTime();
    private final Thread thread;
    private final double rate;
    private volatile long forgotten = zero;
    private volatile boolean over;

    private OpenLoad(Notes notes, double rate, int atOnce) {
        this.notes = notes;
        this.rate = rate;
        this.slots = new Semaphore(atOnce, true);
        this.thread = Thread.ofPlatform().name("load").daemon().start(this::run);
    }

    /**
     * Starts to write.
     *
     * @param rate a second
     * @param atOnce requests in flight at most; the others wait here, and that counts
     */
    static OpenLoad start(Notes notes, double rate, int atOnce) {
        return new OpenLoad(notes, rate, atOnce);
    }

    /** Lets go what is due and has not been sent. */
    void forget() {
        forgotten = System.nanoTime();
    }

    /** How many writes are due and not answered. */
    int waiting() {
        return waiting.get();
    }

    /** Writes a second that were done in a stretch of time, whenever they were due. */
    double answered(Instant from, Instant to) {
        long count = done.stream()
                .filter(write -> !write.failed())
                .map(write -> write.due().plusNanos((long) (write.millis() * 1e6)))
                .filter(end -> !end.isBefore(from) && end.isBefore(to))
                .count();
        return count * 1e9 / Duration.between(from, to).toNanos();
    }

    /** What has been answered so far. */
    Writes writes() {
        return new Writes(List.copyOf(done));
    }

    private void run() {
        boolean change = false;
        for (long due = zero; !over; due += (long) (SECOND / rate)) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            boolean isChange = change;
            long when = due;
            waiting.incrementAndGet();
            Thread.ofVirtual().start(() -> send(when, isChange));
            change = !change;
        }
    }

    private void send(long due, boolean change) {
        try {
            slots.acquire();
            try {
                if (due - forgotten >= 0) {
                    int status = notes.write(change);
                    done.add(new Write(epoch.plusNanos(due - zero), (System.nanoTime() - due) / 1e6, status));
                }
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Ends when all that was due is answered. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        long end = System.nanoTime() + TO_THE_END.toNanos();
        while (waiting.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }
}
