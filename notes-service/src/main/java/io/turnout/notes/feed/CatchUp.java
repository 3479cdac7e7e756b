package io.turnout.notes.feed;

import io.turnout.platform.Deadline;
import io.turnout.platform.ProblemType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads the feed to its end for a request that cannot wait for the follower. However many requests ask, one run is under
 * way at a time; it serves all who asked before it began, because only that run is sure to see what they have to see.
 */
@Singleton
public class CatchUp {
    private static final Logger LOG = Logger.getLogger(CatchUp.class);

    private final TalksClient talks;
    private final AppliedChanges applied;
    private final TalksConfig config;
    private CompletableFuture<Void> running;
    private CompletableFuture<Void> next;

    CatchUp(TalksClient talks, AppliedChanges applied, TalksConfig config) {
        this.talks = talks;
        this.applied = applied;
        this.config = config;
    }

    /**
     * Returns when everything is applied that had happened to talks before the call.
     *
     * @throws io.turnout.platform.ProblemException {@code unavailable} if that cannot be had before the deadline
     */
    public void await(Deadline deadline) {
        try {
            join().get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("The talks' feed cannot be read to its end: %s", e);
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private synchronized CompletableFuture<Void> join() {
        if (running == null) {
            running = new CompletableFuture<>();
            start(running);
            return running;
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void start(CompletableFuture<Void> run) {
        Thread.ofVirtual().name("talks-catch-up").start(() -> {
            try {
                readToEnd();
                run.complete(null);
            } catch (RuntimeException e) {
                run.completeExceptionally(e);
            } finally {
                finished();
            }
        });
    }

    private synchronized void finished() {
        running = next;
        next = null;
        if (running != null) {
            start(running);
        }
    }

    private void readToEnd() {
        List<TalkChange> changes;
        do {
            changes = talks.behind(applied.position());
            applied.apply(changes);
        } while (changes.size() == config.batch());
    }

    private static RuntimeException unavailable() {
        return ProblemType.UNAVAILABLE.because(
                "Whether there is such a talk cannot be found out at the moment. Try again in a second.");
    }
}
