package io.turnout.checker.site;

import io.turnout.checker.history.ClosedSpan;
import io.turnout.checker.history.FenceSample;
import io.turnout.checker.site.Side.Fence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks at both fences of a dataset, in their databases, again and again. No look takes in both at once, so each look at the
 * other side stands between two at the first: if that one was open at both and not closed in between, it was open then.
 */
public final class FenceWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

    private final String dataset;
    private final Side first;
    private final Side other;
    private final Queue<FenceSample> suspicious = new ConcurrentLinkedQueue<>();
    private final Queue<ClosedSpan> closed = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile long looks;
    private volatile boolean over;
    private ClosedSpan span;

    private FenceWatch(String dataset, Side first, Side other) {
        this.dataset = dataset;
        this.first = first;
        this.other = other;
        this.thread = Thread.ofVirtual().name("fence-watch").start(this::run);
    }

    public static FenceWatch over(String dataset, Side first, Side other) {
        return new FenceWatch(dataset, first, other);
    }

    /** How often it has looked. */
    public long looks() {
        return looks;
    }

    /** The looks at which both were open. */
    public List<FenceSample> violations() {
        return List.copyOf(suspicious);
    }

    /** When the first side was certainly closed. Complete once this is closed. */
    public List<ClosedSpan> closed() {
        return List.copyOf(closed);
    }

    private void run() {
        observe();
        endSpan();
    }

    private void observe() {
        while (!over) {
            try (Connection here = first.connect();
                    Connection there = other.connect()) {
                while (!over) {
                    look(here, there);
                    pause(PAUSE);
                }
            } catch (SQLException e) {
                // a server that was killed is looked at again when it is back
                pause(AFTER_A_FAILURE);
            }
        }
    }

    private void look(Connection here, Connection there) throws SQLException {
        long start = System.nanoTime();
        Fence before = Side.fence(here, dataset);
        long seen = System.nanoTime();
        Fence between = Side.fence(there, dataset);
        Fence after = Side.fence(here, dataset);
        FenceSample sample =
                new FenceSample(dataset, before.open(), before.turn(), between.open(), after.open(), after.turn());
        if (sample.bothOpen()) {
            suspicious.add(sample);
        }
        note(before, start, seen);
        looks++;
    }

    /** A turn's fence that is found closed twice was closed in between: it opens in it at most once, and never closes again. */
    private void note(Fence fence, long start, long seen) {
        boolean goesOn = span != null && !fence.open() && span.turn() == fence.turn();
        if (goesOn) {
            span = new ClosedSpan(first.name(), dataset, fence.turn(), span.fromNanos(), start);
        } else {
            endSpan();
            boolean begins = !fence.open() && fence.turn() >= 0;
            span = begins ? new ClosedSpan(first.name(), dataset, fence.turn(), seen, seen) : null;
        }
    }

    private void endSpan() {
        if (span != null) {
            closed.add(span);
            span = null;
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            over = true;
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.interrupt();
        thread.join();
    }
}
