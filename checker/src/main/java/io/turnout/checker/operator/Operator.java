package io.turnout.checker.operator;

import io.turnout.checker.history.Unsettled;
import io.turnout.checker.operator.ControlApi.View;
import io.turnout.checker.site.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Moves datasets forth and back, as its seed says, until it is told to stop. It takes refusals, asks again with the same key
 * where an answer is lost, and waits where nobody answers.
 */
public final class Operator implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);
    private static final Duration NOBODY_ANSWERS = Duration.ofMillis(250);
    /** A handover has two minutes to prepare itself; nothing is in its way any more when this begins. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(90);

    private static final Duration TO_MOVE = Duration.ofMinutes(4);

    private static final List<String> WRITES = List.of("talks-write", "notes-write");
    private static final Set<String> HANDOVERS = Set.of("CUTOVER", "ROLLBACK");
    /** In these, each side has what the other has. */
    private static final Set<String> BOTH_FOLLOW = Set.of("IN_SYNC", "VERIFIED", "CUT_OVER");

    private final ControlApi control;
    private final Ledger ledger;
    private final RandomGenerator random;
    private final String prefix;
    private Thread thread;
    private volatile boolean over;
    private volatile boolean handingOver;
    private int asked;

    /** @param prefix of keys, unlike any other round's */
    public Operator(Site site, String prefix, RandomGenerator random) throws SQLException {
        this.control = new ControlApi(site.gateways(), site.token("operator", "operator"));
        this.ledger = Ledger.from(site.database("control"));
        this.prefix = prefix;
        this.random = random;
    }

    /** Has all writes rehearsed by the side that does not do them, whenever there is one that can. */
    public void rehearse() throws InterruptedException {
        for (String capability : WRITES) {
            while (!over) {
                try {
                    control.compare(capability);
                    break;
                } catch (IOException e) {
                    Thread.sleep(NOBODY_ANSWERS);
                }
            }
        }
    }

    /** How many writes have been rehearsed since the system was started. */
    public long rehearsed() throws InterruptedException {
        long all = 0;
        for (String capability : WRITES) {
            all += control.compared(capability);
        }
        return all;
    }

    /** Begins to move datasets. */
    public void start() {
        thread = Thread.ofVirtual().name("operator").start(this::run);
    }

    /** Whether a dataset was being handed over when it was looked at last. */
    public boolean isHandingOver() {
        return handingOver;
    }

    private void run() {
        try {
            while (!over) {
                Map<String, View> views = look().orElse(null);
                Choice.Wish wish = views == null ? null : Choice.next(views, random);
                if (wish != null) {
                    ask(wish.dataset(), wish.operation());
                }
                Thread.sleep(views == null ? NOBODY_ANSWERS : BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Map<String, View>> look() throws InterruptedException {
        try {
            Map<String, View> views = control.datasets();
            handingOver = views.values().stream().anyMatch(view -> HANDOVERS.contains(String.valueOf(view.running())));
            return views.size() == 2 ? Optional.of(views) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Until there is an answer, or it is over: then it may have been taken or not. */
    private void ask(String dataset, String operation) throws InterruptedException {
        String key = prefix + ++asked;
        do {
            try {
                control.ask(dataset, operation, key);
                return;
            } catch (IOException e) {
                Thread.sleep(NOBODY_ANSWERS);
            }
        } while (!over);
    }

    /** Asks for nothing more. */
    public void stop() throws InterruptedException {
        over = true;
        thread.join();
    }

    /**
     * Waits until every operation is over, and each side follows the other.
     *
     * @return the datasets where that could not be seen in time
     */
    public List<Unsettled> settle() throws InterruptedException, SQLException {
        long end = System.nanoTime() + TO_SETTLE.toNanos();
        Map<String, View> views = new HashMap<>();
        do {
            Optional<Map<String, View>> seen = look();
            seen.ifPresent(views::putAll);
            if (seen.isPresent() && views.values().stream().allMatch(Operator::isSettled)) {
                return List.of();
            }
            for (View view : seen.orElse(Map.of()).values()) {
                if (view.running() == null && !BOTH_FOLLOW.contains(view.state())) {
                    over = true;
                    ask(view.name(), "START");
                }
            }
            Thread.sleep(NOBODY_ANSWERS);
        } while (System.nanoTime() < end);
        List<Unsettled> unsettled = new ArrayList<>();
        for (String dataset : List.of("notes", "talks")) {
            View view = views.get(dataset);
            if (view == null || !isSettled(view)) {
                String all = view == null ? "nobody says how it is" : view.all();
                unsettled.add(new Unsettled(dataset, all + "\n" + ledger.tail(dataset)));
            }
        }
        return unsettled;
    }

    private static boolean isSettled(View view) {
        return view.running() == null && BOTH_FOLLOW.contains(view.state());
    }

    /** Operations of this round by how they ended, such as {@code CUTOVER DONE}. */
    public Map<String, Integer> outcomes() throws SQLException {
        return ledger.outcomes();
    }

    /**
     * Moves a dataset to its target, and returns when it is there.
     *
     * @throws IllegalStateException if it does not come there
     */
    public void moveThere(String dataset) throws InterruptedException {
        Map<String, String> next = Map.of("LEGACY", "START", "IN_SYNC", "VERIFY", "VERIFIED", "CUTOVER");
        long end = System.nanoTime() + TO_MOVE.toNanos();
        View view;
        do {
            view = look().map(views -> views.get(dataset)).orElse(null);
            if (view != null && view.running() == null) {
                if (view.isThere()) {
                    return;
                }
                if (next.containsKey(view.state())) {
                    ask(dataset, next.get(view.state()));
                }
            }
            Thread.sleep(NOBODY_ANSWERS);
        } while (System.nanoTime() < end);
        throw new IllegalStateException(
                dataset + " has not moved: " + (view == null ? "nobody says how it is" : view.all()));
    }

    @Override
    public void close() {
        over = true;
        control.close();
    }
}
