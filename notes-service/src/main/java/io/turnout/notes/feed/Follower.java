package io.turnout.notes.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Follows the feed from start to stop, on a thread of its own. */
@Singleton
class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final Duration STOP = Duration.ofSeconds(1);

    private final TalksClient talks;
    private final AppliedChanges applied;
    private final TalksConfig config;
    private final Progress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private Thread thread;

    Follower(TalksClient talks, AppliedChanges applied, TalksConfig config, Progress progress) {
        this.talks = talks;
        this.applied = applied;
        this.config = config;
        this.progress = progress;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("talks-feed").start(this::follow);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join(STOP);
        }
    }

    private void follow() {
        Backoff backoff = new Backoff(config.firstPause(), config.longestPause(), random);
        int failures = 0;
        Duration pause = Duration.ZERO;
        while (!isStopped(pause)) {
            try {
                step();
                failures = 0;
                pause = Duration.ZERO;
            } catch (RuntimeException e) {
                if (stopped.getCount() > 0) {
                    pause = backoff.pause(++failures);
                    progress.failed();
                    LOG.warnf("The talks' feed cannot be followed, next attempt in %d ms: %s", pause.toMillis(), e);
                }
            }
        }
    }

    private void step() {
        long position = applied.position();
        // the first look does not wait, so that an idle feed counts as followed at once
        List<TalkChange> changes = progress.isAtEnd() ? talks.awaitBehind(position) : talks.behind(position);
        applied.apply(changes);
        progress.applied(changes.isEmpty() ? position : changes.getLast().position(), changes.size() < config.batch());
    }

    private boolean isStopped(Duration pause) {
        try {
            return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
