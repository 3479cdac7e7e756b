package io.turnout.notes.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.turnout.platform.rest.Databases;
import io.turnout.platform.rest.Fences;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Deletes the notes that deleted talks have left behind: at once, and where that is refused or fails, again and again.
 * While notes are written elsewhere, their owner deletes them, and there is nothing left when this side opens.
 */
@Singleton
class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final String DATASET = "notes";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final LeftNotes notes;
    private final Fences fences;
    private final Duration longestPause;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    Sweeper(LeftNotes notes, Fences fences, TalksConfig config) {
        this.notes = notes;
        this.fences = fences;
        this.longestPause = config.longestSweepPause();
        this.backoff = new Backoff(
                FIRST_PAUSE, longestPause, () -> ThreadLocalRandom.current().nextLong());
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("sweeper").start(this::sweep);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake.release();
        if (thread != null) {
            thread.join(STOP);
        }
    }

    void buried(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppliedChanges.Buried buried) {
        wake.release();
    }

    private void sweep() {
        int failures = 0;
        // before the first wait: the process before this one may have left something
        Duration pause = Duration.ZERO;
        while (!isStopped(pause)) {
            try {
                // another instance may have marked talks and be gone, so look again from time to time; looking at the
                // fence first keeps refusals out of the database's log for as long as notes are elsewhere
                boolean more = !fences.isClosed(DATASET) && notes.deleteSome();
                pause = more ? Duration.ZERO : longestPause;
                failures = 0;
            } catch (RuntimeException e) {
                pause = backoff.pause(++failures);
                Logger.Level level = Databases.isFenced(e) ? Logger.Level.DEBUG : Logger.Level.WARN;
                LOG.logf(level, "Notes of deleted talks stay for now: %s", e);
            }
        }
    }

    private boolean isStopped(Duration pause) {
        try {
            if (wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
            return stopping;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
