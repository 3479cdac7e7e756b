package io.turnout.control.api.room.panel;

import io.turnout.control.api.DatasetView;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import io.turnout.control.procedure.Step;
import io.turnout.control.watch.Trouble;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the room says of a dataset.
 *
 * @param running the operation under way and how far it is; null if none is
 * @param waitingFor why it makes no progress; null if it does, or none is under way
 * @param follows how closely each side follows the other; empty if none does
 * @param compared what the last verification came to; null if there was none
 */
public record DatasetCard(
        String name,
        State state,
        String means,
        List<Stop> stops,
        List<Gate> gates,
        String tables,
        String running,
        String waitingFor,
        List<String> follows,
        String compared,
        List<Trouble> troubles,
        List<Ask> asks) {
    /** A state on the way of all datasets. */
    public record Stop(State state, boolean passed, boolean here) {}

    /**
     * A side, and whether it can be written.
     *
     * @param words {@code open}, {@code closed}, or why neither is known
     */
    public record Gate(String database, String words) {
        public boolean isOpen() {
            return words.equals("open");
        }

        public boolean isClosed() {
            return words.equals("closed");
        }
    }

    static DatasetCard of(DatasetView view, Checked checked) {
        DatasetView.Running running = view.running();
        return new DatasetCard(
                view.name(),
                view.state(),
                means(view),
                Stream.of(State.values())
                        .map(state -> new Stop(state, state.compareTo(view.state()) <= 0, state == view.state()))
                        .toList(),
                List.of(gate(view.source(), view.state() == State.LEGACY), gate(view.target(), false)),
                String.join(", ", view.tables()),
                running == null ? null : running(running),
                running == null ? null : running.waitingFor(),
                Following.of(view),
                checked == null ? null : checked.words(),
                view.troubles(),
                view.allowed().stream()
                        .map(operation -> ask(view.name(), operation))
                        .toList());
    }

    private static String means(DatasetView view) {
        String source = view.source().database();
        String target = view.target().database();
        return switch (view.state()) {
            case LEGACY -> "in %s; nothing is set up".formatted(source);
            case COPYING -> "in %s; %s is being filled".formatted(source, target);
            case IN_SYNC -> "in %s; %s follows".formatted(source, target);
            case VERIFIED -> "in %s; %s follows, and every row was found to be the same".formatted(source, target);
            case CUT_OVER -> "in %s; %s follows, and can take over again".formatted(target, source);
            case DETACHED -> "in %s for good".formatted(target);
        };
    }

    /** @param bare whether it is written without a fence, too */
    private static Gate gate(DatasetView.SideView side, boolean bare) {
        if (side.failure() != null) {
            return new Gate(side.database(), "gives no answer");
        }
        if (side.fence() == null) {
            return new Gate(side.database(), bare ? "open" : "has no fence");
        }
        return new Gate(side.database(), side.fence().open() ? "open" : "closed");
    }

    private static String running(DatasetView.Running running) {
        List<Step> steps = running.operation().steps();
        Step at = steps.stream()
                .filter(step -> !running.steps().contains(step))
                .findFirst()
                .orElse(steps.getLast());
        String words = "%s, step %d of %d: %s"
                .formatted(
                        running.operation().name().toLowerCase(Locale.ROOT),
                        steps.indexOf(at) + 1,
                        steps.size(),
                        Words.of(at));
        return running.undoing() ? words + "; undoing it" : words;
    }

    private static Ask ask(String name, Operation operation) {
        boolean danger =
                operation == Operation.ABORT || operation == Operation.DETACH || operation == Operation.ROLLBACK;
        return Ask.dataset(name, operation.name().toLowerCase(Locale.ROOT), Words.of(operation), danger);
    }
}
