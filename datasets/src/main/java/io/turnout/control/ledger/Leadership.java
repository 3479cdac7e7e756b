package io.turnout.control.ledger;

import io.turnout.control.database.Database;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;

/**
 * Being the one control plane that acts: an advisory lock on a connection of its own. Whoever loses that connection stops;
 * should it not notice in time, its epoch is over and the databases take nothing from it any more.
 */
public final class Leadership implements AutoCloseable {
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('turnout.leader')) as mine";
    private static final String RISE = """
            update leadership set epoch = epoch + 1, holder = ?, since = clock_timestamp() returning epoch
            """;

    private final Session session;
    private final long epoch;

    private Leadership(Session session, long epoch) {
        this.session = session;
        this.epoch = epoch;
    }

    /**
     * Takes the lead if nobody has it; null if somebody does.
     *
     * @param holder what to call this process
     * @throws DatabaseFailure if the control database cannot be reached
     */
    public static Leadership take(Database control, String holder) {
        Session session = control.connect();
        try {
            if (session.row(LOCK).orElseThrow().flag("mine")) {
                long epoch = session.row(RISE, holder).orElseThrow().number("epoch");
                return new Leadership(session, epoch);
            }
        } catch (DatabaseFailure e) {
            session.close();
            throw e;
        }
        session.close();
        return null;
    }

    public long epoch() {
        return epoch;
    }

    /** Asks the server; to be called about once a second, by one thread. */
    public boolean isHeld() {
        return session.isAlive();
    }

    @Override
    public void close() {
        session.close();
    }
}
