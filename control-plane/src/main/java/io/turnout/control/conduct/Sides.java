package io.turnout.control.conduct;

import io.turnout.control.database.Database;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Sessions with both sides of a dataset, kept open because a handover has no time to connect. */
public final class Sides implements AutoCloseable {
    /** A server that hangs must not keep a handover from being undone. */
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final Dataset dataset;
    private final Map<Side, Session> quick = new EnumMap<>(Side.class);

    public Sides(Dataset dataset) {
        this.dataset = dataset;
    }

    public Database database(Side side) {
        return side == Side.SOURCE ? dataset.source() : dataset.target();
    }

    public Session quick(Side side) {
        return quick.computeIfAbsent(side, wanted -> database(wanted).connect(QUICK));
    }

    /** A session of the caller's, for what may take its time. */
    Session patient(Side side) {
        return database(side).connect();
    }

    public void drop(Side side) {
        Session session = quick.remove(side);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        for (Side side : Side.values()) {
            drop(side);
        }
    }
}
