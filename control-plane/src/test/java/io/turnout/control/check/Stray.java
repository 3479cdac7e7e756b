package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Writes to one side stubbornly, each write once, and takes what comes. */
final class Stray implements Runnable {
    private final String name;
    private final Side side;
    private final Random random;
    private final History history;
    private final BooleanSupplier goOn;
    private final Client client;

    Stray(Side side, long seed, Dataset dataset, History history, BooleanSupplier goOn) {
        this.name = "stray-" + side;
        this.side = side;
        this.random = new Random(seed);
        this.history = history;
        this.goOn = goOn;
        this.client = new Client(dataset);
    }

    @Override
    public void run() {
        try (client) {
            for (int i = 0; goOn.getAsBoolean(); i++) {
                write(name + "-" + i);
                Client.pause(random.nextInt(20));
            }
        }
    }

    private void write(String body) {
        try {
            long id = client.on(
                    side,
                    session -> session.transaction(() -> {
                        if (random.nextInt(3) == 0) {
                            session.run("set transaction isolation level serializable");
                            // the snapshot is taken now, and may be old when the write comes
                            session.rows("select count(*) from notes where id < 0");
                            Client.pause(random.nextInt(20));
                        }
                        return session.row("insert into notes (author, body) values (?, ?) returning id", name, body)
                                .orElseThrow()
                                .number("id");
                    }));
            history.notes.put(id, new History.Expected(body, 1));
            history.writes.incrementAndGet();
        } catch (DatabaseFailure e) {
            if (e.isConnectionLost()) {
                history.unknown.add(body);
                Client.pause(20);
            } else {
                history.refused.add(body);
                history.refusals.incrementAndGet();
                if (!e.state().equals("TN001") && !e.state().equals("40001")) {
                    history.violation("%s failed: %s".formatted(body, e.getMessage()));
                }
            }
        }
    }
}
