package io.turnout.control.watch;

import io.turnout.control.conduct.Sides;
import io.turnout.control.conduct.Streams;
import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.fence.Fence;
import io.turnout.control.plan.Dataset;
import io.turnout.control.preflight.ColumnsCheck;
import io.turnout.control.preflight.Finding;
import io.turnout.control.preflight.Survey;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Side;
import io.turnout.control.replication.StreamLook;
import io.turnout.control.replication.StreamStatus;
import io.turnout.control.watch.Seen.SideSeen;
import java.time.Duration;
import java.util.List;

/** Looks after one dataset with sessions of its own. One look at a time. */
public final class Watch implements AutoCloseable {
    private final Dataset dataset;
    private final Sides sides;
    private final Streams streams;
    private final Fence fence;
    private Seen before;
    private long lookedAt;

    public Watch(Dataset dataset) {
        this.dataset = dataset;
        this.sides = new Sides(dataset);
        this.streams = new Streams(dataset);
        this.fence = new Fence(dataset.name(), dataset.tables());
    }

    public synchronized Health look(Journal journal) {
        SideSeen source = side(Side.SOURCE);
        SideSeen target = side(Side.TARGET);
        Seen seen = new Seen(
                source,
                target,
                stream(Side.SOURCE, source, target),
                stream(Side.TARGET, target, source),
                source.isReachable() && target.isReachable() ? drift() : List.of());
        boolean handingOver = journal.progress()
                .map(running -> running.operation().isHandover())
                .orElse(false);
        long now = System.nanoTime();
        Health health = new Health(
                seen,
                seen.forth() == null
                        ? null
                        : Rate.of(
                                seen.forth(),
                                before == null ? null : before.forth(),
                                Duration.ofNanos(now - lookedAt).toMillis()),
                Diagnosis.of(journal.state(), handingOver, seen, before));
        before = seen;
        lookedAt = now;
        return health;
    }

    @Override
    public synchronized void close() {
        sides.close();
    }

    private SideSeen side(Side side) {
        String name = sides.database(side).name();
        try {
            Session session = sides.quick(side);
            return fence.look(session)
                    .map(state -> new SideSeen(name, null, state, fence.unguarded(session)))
                    .orElseGet(() -> new SideSeen(name, null, null, List.of()));
        } catch (DatabaseFailure e) {
            sides.drop(side);
            return new SideSeen(name, e.getMessage(), null, List.of());
        }
    }

    private StreamStatus stream(Side from, SideSeen sender, SideSeen receiver) {
        if (!sender.isReachable() && !receiver.isReachable()) {
            return null;
        }
        try {
            return new StreamLook(streams.from(from))
                    .status(
                            sender.isReachable() ? sides.quick(from) : null,
                            receiver.isReachable() ? sides.quick(from.other()) : null);
        } catch (DatabaseFailure e) {
            sides.close();
            return null;
        }
    }

    private List<Finding> drift() {
        try {
            return new ColumnsCheck().run(new Survey(dataset, sides.quick(Side.SOURCE), sides.quick(Side.TARGET)));
        } catch (DatabaseFailure e) {
            if (e.isConnectionLost()) {
                sides.close();
            }
            // 42P01: a table was dropped
            return List.of(new Finding(true, dataset.name(), e.getMessage(), "Create what is missing, or abort."));
        }
    }
}
