package io.turnout.control.database;

import java.util.function.Supplier;

/**
 * What is read from a database, and read again only if a transaction that wrote has ended there since: without one, all rows are what they
 * were. Not for several threads.
 *
 * @see Session#reading
 */
public final class Reading<T> {
    private final Supplier<String> snapshot;
    private final Supplier<T> read;
    private String since;
    private T value;

    Reading(Supplier<String> snapshot, Supplier<T> read) {
        this.snapshot = snapshot;
        this.read = read;
    }

    /** As it is; what reading throws reaches who asks. */
    public T now() {
        // taken before it is read: what is committed in between is read twice rather than never
        String before = snapshot.get();
        if (!before.equals(since)) {
            value = read.get();
            since = before;
        }
        return value;
    }
}
