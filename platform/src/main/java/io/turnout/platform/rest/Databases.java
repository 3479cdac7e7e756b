package io.turnout.platform.rest;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that cannot be used for now, or does not take this write here, from a fault of ours. */
public final class Databases {
    /** Connection, resources, wrong state, operator intervention (a statement's timeout too), serialisation, deadlocks. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57");

    /** Raised by the trigger that guards a dataset's tables (docs/adr/0012). */
    private static final String FENCED = "TN001";

    /** Unique violation, serialisation failure, deadlock, lock not available. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40001", "40P01", "55P03");

    private Databases() {}

    /** Whether a dataset's fence refused the write; what wraps that, down to a failed commit, does not matter. */
    public static boolean isFenced(Throwable failure) {
        return any(failure, sql -> FENCED.equals(sql.getSQLState()), new HashSet<>());
    }

    /** Whether somebody else wrote the same at the same time, which another try may be spared. */
    static boolean isCollision(Throwable failure) {
        return any(failure, sql -> COLLISIONS.contains(String.valueOf(sql.getSQLState())), new HashSet<>());
    }

    /** Whether a value that must be there once is somebody else's. */
    static boolean isTaken(Throwable failure) {
        return any(failure, sql -> "23505".equals(sql.getSQLState()), new HashSet<>());
    }

    static boolean isUnavailable(Throwable failure) {
        return any(failure, Databases::isUnavailable, new HashSet<>());
    }

    private static boolean any(Throwable failure, Predicate<SQLException> kind, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        // what failed in a batch hangs on the batch's own failure
        if (failure instanceof SQLException sql && (kind.test(sql) || any(sql.getNextException(), kind, seen))) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (any(suppressed, kind, seen)) {
                return true;
            }
        }
        return any(failure.getCause(), kind, seen);
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = failure.getSQLState();
        // the pool's own "no connection in time" has no state
        return failure instanceof SQLTransientException
                || (state == null && String.valueOf(failure.getMessage()).contains("Acquisition timeout"))
                || (state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
