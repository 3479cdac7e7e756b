package io.turnout.checker.verdict;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.FenceSample;
import io.turnout.checker.history.History;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import io.turnout.checker.history.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A store of notes with clients, in one thread and on a clock that counts; it keeps its promises but for one fault. */
final class Simulation {
    enum Fault {
        NONE,
        LOSES_A_WRITE,
        CREATES_TWICE,
        DOES_WHAT_IT_REFUSES,
        BRINGS_BACK_THE_DELETED,
        OVERWRITES_THE_UNSEEN,
        READS_A_LAGGING_COPY,
        FORGETS_A_SIDE,
        OPENS_BOTH_SIDES
    }

    private record Stored(long id, String payload, long version, boolean deleted) {}

    private final Random random;
    private final Fault fault;
    private final Map<String, Stored> notes = new LinkedHashMap<>();
    private final Map<String, Stored> before = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Row> twins = new ArrayList<>();
    private long clock;
    private long ids;
    private boolean struck;

    private Simulation(long seed, Fault fault) {
        this.random = new Random(seed);
        this.fault = fault;
    }

    static History run(long seed, Fault fault, int steps) {
        Simulation simulation = new Simulation(seed, fault);
        for (int i = 0; i < steps; i++) {
            simulation.step(i);
        }
        return simulation.end();
    }

    private void step(int i) {
        String subject = "s" + random.nextInt(3);
        String note = subject + ".n" + random.nextInt(3);
        Action action = Action.values()[random.nextInt(Action.values().length)];
        Result result = random.nextInt(8) == 0 ? Result.UNKNOWN : random.nextInt(8) == 0 ? Result.REFUSED : Result.OK;
        String payload = note + " p" + i;
        Stored now = notes.get(note);
        boolean happens = result == Result.OK || result == Result.UNKNOWN && random.nextBoolean();
        switch (action) {
            case CREATE -> {
                if (now == null) {
                    write(subject, action, note, payload, result, happens, new Stored(++ids, payload, 1, false));
                }
            }
            case UPDATE -> {
                if (now != null && !now.deleted()) {
                    Stored next = new Stored(now.id(), payload, nextVersion(now), false);
                    write(subject, action, note, payload, result, happens, next);
                }
            }
            case DELETE -> {
                if (now != null && !now.deleted()) {
                    Stored next = new Stored(now.id(), now.payload(), now.version(), true);
                    write(subject, action, note, null, result, happens, next);
                }
            }
            case READ -> read(subject, note);
        }
    }

    private long nextVersion(Stored now) {
        boolean unseen = fault == Fault.OVERWRITES_THE_UNSEEN && now.version() > 1 && strike();
        return unseen ? now.version() : now.version() + 1;
    }

    private void write(
            String subject, Action action, String note, String payload, Result result, boolean happens, Stored next) {
        Stored now = notes.get(note);
        long version = result == Result.OK && action != Action.DELETE ? next.version() : 0;
        record(subject, action, note, payload, version, result);
        boolean lost = fault == Fault.LOSES_A_WRITE && result == Result.OK && action == Action.UPDATE && strike();
        boolean back = fault == Fault.BRINGS_BACK_THE_DELETED && result == Result.OK && next.deleted() && strike();
        boolean refusedDone =
                fault == Fault.DOES_WHAT_IT_REFUSES && result == Result.REFUSED && action != Action.DELETE && strike();
        if (happens && !lost && !back || refusedDone) {
            if (now != null) {
                before.put(note, now);
            }
            notes.put(note, next);
        }
        if (fault == Fault.CREATES_TWICE && action == Action.CREATE && result == Result.OK && strike()) {
            twins.add(new Row(++ids, note, payload, 1, 0));
        }
    }

    private void read(String subject, String note) {
        Stored now = notes.get(note);
        if (fault == Fault.READS_A_LAGGING_COPY && before.containsKey(note) && random.nextInt(4) == 0) {
            now = before.get(note);
        }
        if (now == null || now.deleted()) {
            record(subject, Action.READ, note, null, 0, Result.ABSENT);
        } else {
            record(subject, Action.READ, note, now.payload(), now.version(), Result.OK);
        }
    }

    private boolean strike() {
        if (struck || random.nextBoolean()) {
            return false;
        }
        struck = true;
        return true;
    }

    private void record(String subject, Action action, String note, String payload, long version, Result result) {
        long start = ++clock;
        long end = ++clock;
        operations.add(new Operation(
                operations.size(),
                subject,
                action,
                note,
                payload,
                version,
                start,
                end,
                result,
                result.toString(),
                Operation.GATEWAYS));
        ++clock;
    }

    private History end() {
        List<Row> owner = new ArrayList<>(twins);
        notes.forEach((note, stored) -> {
            if (!stored.deleted()) {
                owner.add(new Row(stored.id(), note, stored.payload(), stored.version(), 0));
            }
        });
        List<Row> other = new ArrayList<>(owner);
        if (fault == Fault.FORGETS_A_SIDE && !other.isEmpty()) {
            other.removeLast();
        }
        boolean both = fault == Fault.OPENS_BOTH_SIDES;
        return new History(
                operations,
                owner,
                other,
                List.of(
                        new FenceSample("notes", true, 1, false, true, 1),
                        new FenceSample("notes", true, 1, both, true, 1)));
    }
}
