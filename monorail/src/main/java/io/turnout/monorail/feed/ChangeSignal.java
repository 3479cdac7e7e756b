package io.turnout.monorail.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for the next change, and all of them when the service stops. */
@Singleton
class ChangeSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long count;
    private volatile boolean stopping;

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changes.Appended appended) {
        wake();
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        wake();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        wake();
    }

    long count() {
        return count;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Waits until there were more changes than {@code seen}, or the time is over. */
    void await(long seen, long millis) {
        lock.lock();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (count == seen && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
