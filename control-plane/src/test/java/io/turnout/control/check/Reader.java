package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Row;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads the shared notes wherever they may be written at the moment: what it sees there never goes back. */
final class Reader implements Runnable {
    private final Dataset dataset;
    private final History history;
    private final BooleanSupplier goOn;
    private final Client client;
    private final Map<Long, Long> seen = new HashMap<>();

    Reader(Dataset dataset, History history, BooleanSupplier goOn) {
        this.dataset = dataset;
        this.history = history;
        this.goOn = goOn;
        this.client = new Client(dataset);
    }

    @Override
    public void run() {
        try (client) {
            while (goOn.getAsBoolean()) {
                for (Side side : Side.values()) {
                    history.increments.keySet().forEach(id -> read(side, id));
                }
                Client.pause(3);
            }
        }
    }

    private void read(Side side, long id) {
        try {
            Optional<Row> row = client.on(side, session -> session.row("""
                    select n.version from notes n, turnout.fence f
                    where n.id = ? and f.dataset = ? and f.open
                    """, id, dataset.name()));
            row.ifPresent(found -> {
                long version = found.number("version");
                long before = seen.getOrDefault(id, 0L);
                if (version < before) {
                    history.violation(
                            "Note %d was at version %d, then at %d on the %s.".formatted(id, before, version, side));
                }
                seen.put(id, Math.max(before, version));
            });
        } catch (DatabaseFailure e) {
            Client.pause(20);
        }
    }
}
