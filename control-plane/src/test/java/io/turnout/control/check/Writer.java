package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.plan.Dataset;
import io.turnout.control.procedure.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Creates, changes and deletes notes of its own, and increments shared ones. Each write carries a key that is stored in
 * its transaction; refused, it goes to the other side; unanswered, it is sent again with the same key, until it is
 * acknowledged.
 */
final class Writer implements Runnable {
    /** @param changed rows; 1 unless something is wrong */
    private record Written(long id, int changed) {}

    /** What a write does. */
    private interface Write {
        Written in(Session session);
    }

    private final String name;
    private final Random random;
    private final History history;
    private final BooleanSupplier goOn;
    private final Client client;
    private final List<Long> own = new ArrayList<>();
    private Side side = Side.SOURCE;
    private int count;

    Writer(String name, long seed, Dataset dataset, History history, BooleanSupplier goOn) {
        this.name = name;
        this.random = new Random(seed);
        this.history = history;
        this.goOn = goOn;
        this.client = new Client(dataset);
    }

    @Override
    public void run() {
        try (client) {
            while (goOn.getAsBoolean()) {
                writeOne();
                Client.pause(random.nextInt(12));
            }
        } catch (RuntimeException e) {
            history.violation(name + " gave up: " + e);
        }
    }

    private void writeOne() {
        String key = name + "-" + ++count;
        int choice = random.nextInt(100);
        if (own.isEmpty() || choice < 40) {
            long id = insist(
                    key,
                    session -> session.row("insert into notes (author, body) values (?, ?) returning id", name, key)
                            .map(row -> new Written(row.number("id"), 1))
                            .orElseThrow());
            own.add(id);
            if (history.notes.put(id, new History.Expected(key, 1)) != null) {
                history.violation("The id %d was given out twice, at last for %s.".formatted(id, key));
            }
        } else if (choice < 60) {
            long id = own.get(random.nextInt(own.size()));
            History.Expected expected = history.notes.get(id);
            insist(key, session -> new Written(id, session.update("""
                    update notes set body = ?, version = version + 1 where id = ? and version = ?
                    """, key, id, expected.version())));
            history.notes.put(id, new History.Expected(key, expected.version() + 1));
        } else if (choice < 70) {
            long id = own.remove(random.nextInt(own.size()));
            insist(key, session -> new Written(id, session.update("delete from notes where id = ?", id)));
            history.notes.remove(id);
        } else {
            List<Long> shared = List.copyOf(history.increments.keySet());
            long id = shared.get(random.nextInt(shared.size()));
            insist(
                    key,
                    session ->
                            new Written(id, session.update("update notes set version = version + 1 where id = ?", id)));
            history.increments.get(id).incrementAndGet();
        }
        history.keys.add(key);
        history.writes.incrementAndGet();
    }

    private long insist(String key, Write write) {
        boolean repeatable = random.nextInt(4) == 0;
        while (true) {
            try {
                Written written =
                        client.on(side, session -> session.transaction(() -> once(session, key, write, repeatable)));
                // only now: an earlier try that was still under way makes this one find nothing, and fail on its key
                if (written.changed() != 1) {
                    history.violation("%s found %d rows for note %d on the open %s."
                            .formatted(key, written.changed(), written.id(), side));
                }
                return written.id();
            } catch (DatabaseFailure e) {
                if (e.state().equals("TN001")) {
                    history.refusals.incrementAndGet();
                    side = side.other();
                    Client.pause(2);
                } else if (e.isConnectionLost()) {
                    Client.pause(20);
                } else if (!mayBeRepeated(e)) {
                    history.violation("%s failed on the %s: %s".formatted(key, side, e.getMessage()));
                    side = side.other();
                    Client.pause(50);
                    if (!goOn.getAsBoolean()) {
                        throw e;
                    }
                }
            }
        }
    }

    /** A collision on the key is an earlier try of ours that was still under way. */
    private static boolean mayBeRepeated(DatabaseFailure e) {
        return e.state().equals("40001")
                || e.state().equals("23505") && e.getMessage().contains("note_keys");
    }

    private static Written once(Session session, String key, Write write, boolean repeatable) {
        if (repeatable) {
            session.run("set transaction isolation level repeatable read");
        }
        Optional<Row> before = session.row("select note from note_keys where key = ?", key);
        if (before.isPresent()) {
            // also on a closed side: it may not have it yet, but never has what was not written
            return new Written(before.get().number("note"), 1);
        }
        Written written = write.in(session);
        session.update("insert into note_keys (key, note) values (?, ?)", key, written.id());
        return written;
    }
}
