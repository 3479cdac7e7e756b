package io.turnout.control.database;

import java.sql.SQLException;
import java.util.Set;

/** A statement failed, or the database cannot be reached. */
public final class DatabaseFailure extends RuntimeException {
    /** Server shutting down, crashed or starting up. */
    private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03");

    private final String state;

    DatabaseFailure(String database, SQLException cause) {
        super(database + ": " + cause.getMessage(), cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** SQLSTATE; empty if there is none. */
    public String state() {
        return state;
    }

    /** Whether the session is of no more use; whatever was under way may have happened or not. */
    public boolean isConnectionLost() {
        return state.isEmpty() || state.startsWith("08") || UNAVAILABLE.contains(state);
    }

    /** Whether it was given up because of others' locks, and may be tried again. */
    public boolean isLockConflict() {
        return Set.of("55P03", "57014", "40P01", "40001").contains(state);
    }
}
