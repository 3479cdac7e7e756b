package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.fence.Fence;
import io.turnout.control.fence.FenceState;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Looks at the source, the target and the source again. If the source was open in the same turn at both of its looks, it was
 * open in between, when the target was looked at.
 */
final class FenceSampler implements Runnable {
    private final Fence fence;
    private final History history;
    private final BooleanSupplier goOn;
    private final Client client;
    final AtomicLong samples = new AtomicLong();

    FenceSampler(Dataset dataset, History history, BooleanSupplier goOn) {
        this.fence = new Fence(dataset.name(), dataset.tables());
        this.history = history;
        this.goOn = goOn;
        this.client = new Client(dataset);
    }

    @Override
    public void run() {
        try (client) {
            while (goOn.getAsBoolean()) {
                try {
                    sample();
                } catch (DatabaseFailure e) {
                    Client.pause(20);
                }
                Client.pause(1);
            }
        }
    }

    private void sample() {
        FenceState before = look(Side.SOURCE);
        FenceState target = look(Side.TARGET);
        FenceState after = look(Side.SOURCE);
        samples.incrementAndGet();
        if (before.open() && target.open() && after.open() && before.turn() == after.turn()) {
            history.violation("Both fences were open: source in turn %d, target in turn %d."
                    .formatted(before.turn(), target.turn()));
        }
    }

    private FenceState look(Side side) {
        return client.on(side, session -> fence.look(session).orElseThrow());
    }
}
