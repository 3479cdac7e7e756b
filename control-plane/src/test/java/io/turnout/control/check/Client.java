package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Talks to both sides directly, and reconnects. */
final class Client implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Dataset dataset;
    private final Map<Side, Session> sessions = new EnumMap<>(Side.class);

    Client(Dataset dataset) {
        this.dataset = dataset;
    }

    /** @throws DatabaseFailure if it failed; a lost session is replaced at the next call */
    <T> T on(Side side, Function<Session, T> work) {
        try {
            return work.apply(sessions.computeIfAbsent(side, this::connect));
        } catch (DatabaseFailure e) {
            if (e.isConnectionLost()) {
                Session lost = sessions.remove(side);
                if (lost != null) {
                    lost.close();
                }
            }
            throw e;
        }
    }

    static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private Session connect(Side side) {
        return (side == Side.SOURCE ? dataset.source() : dataset.target()).connect(TIMEOUT);
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
    }
}
