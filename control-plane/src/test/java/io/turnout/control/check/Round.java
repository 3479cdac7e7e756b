package io.turnout.control.check;

import io.turnout.control.database.DatabaseFailure;
import io.turnout.control.database.Session;
import io.turnout.control.ledger.AuditEntry;
import io.turnout.control.ledger.Ledger;
import io.turnout.control.ledger.NotAllowed;
import io.turnout.control.ledger.Request;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.Side;
import io.turnout.control.procedure.State;
import io.turnout.control.testbed.Move;
import io.turnout.control.testbed.Testbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** One round: a dataset goes forth and back under writes and faults, then everything heals and is looked at. */
final class Round {
    private static final int WRITERS = 4;
    private static final int SHARED_NOTES = 2;
    private final long seed;
    private final int handovers;
    private final boolean faulty;
    private final Variant variant;
    private final Duration patience;
    private final int enough;
    private final History history = new History();

    /** @param handovers how many times it is moved, at least */
    Round(long seed, int handovers, boolean faulty, Variant variant) {
        this.seed = seed;
        this.handovers = handovers;
        this.faulty = faulty;
        this.variant = variant;
        // longer than a handover may prepare itself, and than the nemesis goes on; a broken system need not be waited
        // for
        this.patience = Duration.ofSeconds(variant == Variant.NONE ? 300 : 10);
        this.enough = variant == Variant.NONE ? 1 : 50;
    }

    Verdict run() {
        try (Move move = new Move()) {
            prepare(move);
            return disturb(move);
        }
    }

    private void prepare(Move move) {
        for (int i = 0; i < SHARED_NOTES; i++) {
            long id = move.onSource.row("""
                            insert into notes (author, body) values ('shared', 'counter') returning id
                            """).orElseThrow().number("id");
            history.increments.put(id, new AtomicLong());
        }
        move.run(Operation.START);
        move.run(Operation.VERIFY);
        variant.breakDatabases(move);
        // from here on, others conduct
        move.conductor.close();
        move.leadership.close();
    }

    private Verdict disturb(Move move) {
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicBoolean harming = new AtomicBoolean(faulty);
        FenceSampler sampler = new FenceSampler(move.dataset, history, writing::get);
        ControlPlanes controls =
                new ControlPlanes(move.control, move.dataset, seed, recorder -> variant.breakSteps(recorder, move));
        Nemesis nemesis = new Nemesis(
                seed, List.of(Testbed.source(), Testbed.target(), Testbed.control()), controls, harming::get);
        List<Thread> clients = new ArrayList<>();
        Stream.of(
                        sampler,
                        new Reader(move.dataset, history, writing::get),
                        new Stray(Side.SOURCE, seed, move.dataset, history, writing::get),
                        new Stray(Side.TARGET, seed + 1, move.dataset, history, writing::get))
                .forEach(client -> clients.add(Thread.ofPlatform().start(client)));
        for (int i = 0; i < WRITERS; i++) {
            clients.add(Thread.ofPlatform()
                    .start(new Writer("writer" + i, seed * 31 + i, move.dataset, history, writing::get)));
        }
        Thread harm = Thread.ofPlatform().start(nemesis);

        try (controls) {
            goForthAndBack(move);
            harming.set(false);
            join(harm);
            State settled = settle(move);
            writing.set(false);
            clients.forEach(Round::join);
            new Audit(history, move, patience).check(settled == State.CUT_OVER ? Side.TARGET : Side.SOURCE);
        }
        return new Verdict(
                seed,
                history.writes.get(),
                history.refusals.get(),
                sampler.samples.get(),
                outcomes(move),
                pauses(move),
                nemesis.done,
                List.copyOf(history.violations));
    }

    /** Asks for whatever the state allows next, as an operator would who does not give up. */
    private void goForthAndBack(Move move) {
        int done = 0;
        while (done < handovers && history.violations.size() < enough) {
            try (Ledger ledger = new Ledger(move.control)) {
                Operation next = next(ledger.journal(move.dataset.name()).state());
                long turn = ledger.request(move.dataset.name(), next, new Request("operator", "round " + seed, null));
                await(move, turn);
                requireNoDifference(move, turn);
                done += next.isHandover() ? 1 : 0;
            } catch (NotAllowed | DatabaseFailure e) {
                Client.pause(50);
            }
        }
    }

    /** A verification that fails has found a loss, or raised a false alarm; both are wrong. */
    private void requireNoDifference(Move move, long turn) {
        try (Ledger ledger = new Ledger(move.control)) {
            ledger.trail().operation(move.dataset.name(), turn).stream()
                    .filter(entry -> entry.kind().equals("REFUSED"))
                    .forEach(entry -> history.violation(
                            "%s refused: %s %s".formatted(entry.subject(), entry.detail(), entry.evidence())));
        }
    }

    private static Operation next(State state) {
        return switch (state) {
            case IN_SYNC -> Operation.VERIFY;
            case VERIFIED -> Operation.CUTOVER;
            case CUT_OVER -> Operation.ROLLBACK;
            case LEGACY, COPYING, DETACHED -> throw new IllegalStateException("A round is never in " + state);
        };
    }

    private void await(Move move, long turn) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isOver(move, turn, end)) {
            Client.pause(20);
        }
    }

    /** Looks until it is, by one session for as long as that lasts. */
    private boolean isOver(Move move, long turn, long end) {
        try (Ledger ledger = new Ledger(move.control)) {
            while (ledger.journal(move.dataset.name()).progress().isPresent()) {
                if (System.nanoTime() > end) {
                    history.violation("Operation %d does not settle: %s"
                            .formatted(turn, ledger.trail().audit(move.dataset.name(), 30)));
                    return true;
                }
                Client.pause(20);
            }
            return true;
        } catch (DatabaseFailure e) {
            // the control database is down at the moment
            return false;
        }
    }

    private State settle(Move move) {
        await(move, 0);
        try (Ledger ledger = new Ledger(move.control)) {
            return ledger.journal(move.dataset.name()).state();
        }
    }

    private static Map<String, Long> outcomes(Move move) {
        Map<String, Long> outcomes = new TreeMap<>();
        try (Ledger ledger = new Ledger(move.control)) {
            for (AuditEntry entry : ledger.trail().audit(move.dataset.name(), 10_000)) {
                if (entry.kind().equals("SETTLED")) {
                    outcomes.merge(entry.operation() + " " + entry.subject(), 1L, Long::sum);
                }
            }
        }
        return outcomes;
    }

    /** Milliseconds from the closing of a side to the opening of one, by the control database's clock. */
    private static List<Long> pauses(Move move) {
        try (Session control = move.control.connect()) {
            return control.rows("""
                            select (extract(epoch from max(at) filter (where kind = 'ENDED' and subject in ('OPEN', 'REOPEN'))
                              - min(at) filter (where kind = 'BEGUN' and subject = 'CLOSE')) * 1000)::bigint as millis
                            from journal group by turn having count(*) filter (where subject = 'CLOSE') > 0
                            order by millis
                            """).stream().map(row -> row.number("millis")).toList();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
