package io.turnout.platform.rest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Transactions that never commit. A fence that is closed lets them through, and makes each that has written anything
 * impossible to commit, whatever it is that asks for it.
 */
@Singleton
public class Rehearsals {
    private static final Logger LOG = Logger.getLogger(Rehearsals.class);
    private static final int LONGEST_SECONDS = 5;

    /**
     * Gives up before the database would look for a deadlock: rows that come by replication are never what has to give way.
     */
    private static final String SETTINGS = """
            select set_config('turnout.rehearsal', 'on', true), set_config('lock_timeout', '500ms', true),
              set_config('statement_timeout', '3s', true)
            """;

    private static final int TRIES = 3;

    private final DataSource database;

    Rehearsals(DataSource database) {
        this.database = database;
    }

    /**
     * Runs a write, which joins the transaction that is there, and takes it back.
     *
     * @return what it returned
     * @throws Exception what it threw
     */
    public <T> T run(Callable<T> write) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                return once(write);
            } catch (Exception e) {
                // what comes by replication at the same moment is no fault of the write
                if (tried == TRIES || !Databases.isCollision(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Callable<T> write) throws Exception {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(LONGEST_SECONDS));
        try {
            prepare();
            return write.call();
        } finally {
            rollBack();
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
            settings.execute();
        }
    }

    private static void rollBack() {
        try {
            QuarkusTransaction.rollback();
        } catch (RuntimeException e) {
            // one that took too long has been rolled back already
            LOG.debugf("A rehearsal was rolled back before its end: %s", e);
        }
    }
}
