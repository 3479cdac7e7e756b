package io.turnout.platform.rest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.turnout.platform.ProblemType;
import io.turnout.platform.rest.Rehearsal.End;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Transactions that never commit. A fence that is closed lets them through, and makes each that has written anything
 * impossible to commit, whatever it is that asks for it.
 */
@Singleton
public class Rehearsals {
    private static final int LONGEST_SECONDS = 5;
    /** Of the connections that requests of users take. */
    private static final int AT_ONCE = 6;

    /**
     * Gives up on a lock before the database looks for deadlocks; and a session that says nothing more, as of an app that was
     * stopped, does not keep its own locks from what comes by replication.
     */
    private static final String SETTINGS = """
            select set_config('turnout.rehearsal', 'on', true), set_config('lock_timeout', '500ms', true),
              set_config('statement_timeout', '3s', true), set_config('idle_in_transaction_session_timeout', '3s', true)
            """;

    private static final int TRIES = 3;

    private final DataSource database;
    private final Semaphore places = new Semaphore(AT_ONCE);

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
        if (!places.tryAcquire()) {
            Rehearsal.ended(End.BUSY);
            throw ProblemType.UNAVAILABLE.because("As many writes are rehearsed as may be.");
        }
        try {
            return again(write);
        } finally {
            places.release();
        }
    }

    private <T> T again(Callable<T> write) throws Exception {
        for (int tried = 1; ; tried++) {
            try {
                T written = once(write);
                Rehearsal.ended(End.ROLLED_BACK);
                return written;
            } catch (Exception e) {
                // what comes by replication at the same moment is no fault of the write
                if (tried == TRIES || !Databases.isCollision(e)) {
                    Rehearsal.ended(end(e));
                    throw e;
                }
            }
        }
    }

    private static End end(Exception e) {
        if (Databases.isFenced(e)) {
            // by one of an older version, which knows of no rehearsals
            return End.REFUSED;
        }
        if (!Databases.isCollision(e)) {
            return End.ROLLED_BACK;
        }
        return Databases.isTaken(e) ? End.TAKEN : End.GAVE_UP;
    }

    private <T> T once(Callable<T> write) throws Exception {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(LONGEST_SECONDS));
        boolean whole = false;
        try {
            prepare();
            T written = write.call();
            whole = true;
            return written;
        } finally {
            rollBack(whole);
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
            settings.execute();
        }
    }

    /** One that took too long has been rolled back already: that is a failure, but none that hides another. */
    private static void rollBack(boolean whole) {
        try {
            QuarkusTransaction.rollback();
        } catch (RuntimeException e) {
            if (whole) {
                throw e;
            }
        }
    }
}
