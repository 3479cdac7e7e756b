package io.turnout.platform.rest;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.HashSet;
import java.util.Set;

/** Tells a database that cannot be used for now from a fault of ours. */
final class Databases {
    /** Connection, resources, wrong state, operator intervention (a statement's timeout too), serialisation, deadlocks. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57");

    private Databases() {}

    static boolean isUnavailable(Throwable failure) {
        return isUnavailable(failure, new HashSet<>());
    }

    private static boolean isUnavailable(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        if (failure instanceof SQLException sql && isUnavailable(sql)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isUnavailable(suppressed, seen)) {
                return true;
            }
        }
        return isUnavailable(failure.getCause(), seen);
    }

    private static boolean isUnavailable(SQLException failure) {
        String state = failure.getSQLState();
        // the pool's own "no connection in time" has no state
        return failure instanceof SQLTransientException
                || (state == null && String.valueOf(failure.getMessage()).contains("Acquisition timeout"))
                || (state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
