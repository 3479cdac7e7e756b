package io.turnout.control.database;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Where sessions with a database come from: each of its own, or one that others have used before. */
public interface Sessions {
    /** @throws DatabaseFailure if there is none to be had */
    Session connect();

    /**
     * Those of a pool, for work that is soon done: a connection costs more than what is asked by it. Closing a session gives it back, with all
     * that it holds; so nothing that lasts as long as a session, such as a lock, may be begun by one.
     */
    static Sessions of(String database, DataSource pool) {
        return () -> {
            try {
                return new Session(database, pool.getConnection());
            } catch (SQLException e) {
                throw new DatabaseFailure(database, e);
            }
        };
    }
}
