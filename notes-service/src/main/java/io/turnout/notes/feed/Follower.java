package io.turnout.notes.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Follows one side's feed until it is stopped. */
final class Follower {
    private static final Logger LOG = Logger.getLogger(Follower.class);

    private final Side side;
    private final Sides sides;
    private final AppliedChanges applied;
    private final TalksConfig config;
    private final Backoff backoff;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failures;
    private Thread thread;

    Follower(Side side, Sides sides, AppliedChanges applied, TalksConfig config) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        this.side = side;
        this.sides = sides;
        this.applied = applied;
        this.config = config;
        this.backoff = new Backoff(config.firstPause(), config.longestPause(), random);
    }

    void start() {
        thread = Thread.ofVirtual().name("feed-of-" + side.name()).start(this::follow);
    }

    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    private void follow() {
        Duration pause = Duration.ZERO;
        while (!isStopped(pause)) {
            try {
                pause = step() ? Duration.ZERO : backoff.pause(++failures);
            } catch (RuntimeException e) {
                if (stopped.getCount() > 0) {
                    pause = backoff.pause(++failures);
                    side.progress().failed();
                    LOG.warnf(
                            "The talks' feed of %s cannot be followed, next attempt in %d ms: %s",
                            side.name(), pause.toMillis(), e);
                }
            }
        }
    }

    /** False if what the side told does not follow on what is applied, so that it is to be asked again later. */
    private boolean step() {
        long position = applied.position();
        // the first look does not wait, so that an idle feed counts as followed at once
        List<TalkChange> changes = side.progress().isAtEnd()
                ? side.client().awaitBehind(position)
                : side.client().behind(position);
        long reached = applied.apply(changes);
        boolean whole = changes.isEmpty() || changes.getLast().position() <= reached;
        sides.applied(reached);
        side.progress().applied(whole && changes.size() < config.batch());
        if (whole) {
            failures = 0;
        } else {
            LOG.debugf("%s has told of a change after %d, but not of the next one", side.name(), reached);
        }
        return whole;
    }

    private boolean isStopped(Duration pause) {
        try {
            return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
