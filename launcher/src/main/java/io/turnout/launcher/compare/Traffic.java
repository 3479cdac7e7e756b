package io.turnout.launcher.compare;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Requests at a bounded rate, so many at once.
 *
 * @param perSecond how many are begun in a second at most, on average
 * @param atOnce how many are under way at most
 */
record Traffic(double perSecond, int atOnce) {
    private static final long BETWEEN_REPORTS = TimeUnit.SECONDS.toNanos(10);

    Traffic {
        if (!(perSecond > 0) || atOnce < 1) {
            throw new IllegalArgumentException("the rate is positive, and at least one request is under way at once");
        }
    }

    /**
     * Compares each request so many times, one after another in their order.
     *
     * @param done is told now and then how many are through
     */
    void send(List<Request> requests, int times, Sites sites, Findings findings, IntConsumer done)
            throws InterruptedException {
        Semaphore places = new Semaphore(atOnce);
        AtomicInteger through = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        long step = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
        long due = System.nanoTime();
        long reported = due;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < times; round++) {
                for (Request request : requests) {
                    places.acquire();
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    // who was held up does not catch up at a rate above the bound
                    due = Math.max(due, System.nanoTime()) + step;
                    threads.submit(() -> {
                        try {
                            sites.compare(request, findings);
                        } catch (RuntimeException e) {
                            failure.compareAndSet(null, new IllegalStateException(request + " was not compared", e));
                        } finally {
                            through.incrementAndGet();
                            places.release();
                        }
                        return null;
                    });
                    if (System.nanoTime() - reported >= BETWEEN_REPORTS) {
                        reported = System.nanoTime();
                        done.accept(through.get());
                    }
                }
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
