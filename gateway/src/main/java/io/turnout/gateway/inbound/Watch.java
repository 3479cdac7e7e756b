package io.turnout.gateway.inbound;

import java.time.Duration;

/**
 * Ends what takes too long. One list per event loop, swept ten times a second, costs a request two pointer writes; a
 * timer for each would cost an allocation and a place in a queue.
 */
public final class Watch {
    /** How often to sweep. */
    public static final Duration INTERVAL = Duration.ofMillis(100);

    private final Watched list = new Watched() {
        @Override
        protected void overdue() {
            throw new IllegalStateException("The list's head is never due");
        }
    };

    private int inside;
    private boolean closing;

    /** Something with a time by which it must have gone on. Belongs to one event loop. */
    public abstract static class Watched {
        private Watched previous = this;
        private Watched next = this;
        private long due;

        /** Called once when the time is over; it is no longer watched then. */
        protected abstract void overdue();

        /** Sets the time anew, from now. */
        protected final void due(long afterNanos) {
            due = System.nanoTime() + afterNanos;
        }
    }

    /** A request has come. */
    public void enter() {
        inside++;
    }

    /** A request has been answered. */
    public void leave() {
        inside--;
    }

    /** From now on each answer is its connection's last. */
    public void close() {
        closing = true;
    }

    /** Whether each answer is its connection's last. */
    public boolean isClosing() {
        return closing;
    }

    /** How many requests of this loop are under way. */
    public int inside() {
        return inside;
    }

    public void add(Watched watched, long afterNanos) {
        watched.due(afterNanos);
        watched.previous = list.previous;
        watched.next = list;
        list.previous.next = watched;
        list.previous = watched;
    }

    /** Stops watching; once more does nothing. */
    public void remove(Watched watched) {
        watched.previous.next = watched.next;
        watched.next.previous = watched.previous;
        watched.previous = watched;
        watched.next = watched;
    }

    public void sweep() {
        long now = System.nanoTime();
        Watched watched = list.next;
        while (watched != list) {
            Watched next = watched.next;
            if (now - watched.due >= 0) {
                remove(watched);
                watched.overdue();
                // what it ended may have taken others off the list
                next = next.next == next ? list.next : next;
            }
            watched = next;
        }
    }
}
