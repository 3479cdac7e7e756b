package io.turnout.control.ledger;

import io.turnout.control.plan.Dataset;
import io.turnout.control.plan.DatasetPlan;
import io.turnout.control.procedure.Journal;
import io.turnout.control.procedure.Operation;
import io.turnout.control.procedure.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The order in which datasets move. Where rows refer to others, those that refer move first and come back last: a side
 * that has only one of both takes a row that is on its way for one that does not exist.
 *
 * @param before datasets that must be written in their targets before this one may be
 * @param behind datasets that must be written in their sources before this one may be again
 */
public record Order(List<String> before, List<String> behind) {
    public static final Order NONE = new Order(List.of(), List.of());

    public Order {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
    }

    public static Order of(Dataset dataset, DatasetPlan plan) {
        return new Order(dataset.after(), plan.behind(dataset));
    }

    /** Why the operation has to wait, if it has to. */
    Optional<String> objection(String dataset, Operation operation, Function<String, Journal> journals) {
        return switch (operation) {
            case CUTOVER ->
                before.stream()
                        .filter(other -> !isThere(journals.apply(other), Operation.ROLLBACK))
                        .findFirst()
                        .map(other -> "Cut over %s first: %s moves after it.".formatted(other, dataset));
            case ROLLBACK ->
                behind.stream()
                        .filter(other -> !isHere(journals.apply(other), Operation.CUTOVER))
                        .findFirst()
                        .map(other -> "Roll back %s first: it moves after %s.".formatted(other, dataset));
            case START, VERIFY, DETACH, ABORT -> Optional.empty();
        };
    }

    private static boolean isThere(Journal journal, Operation away) {
        return (journal.state() == State.CUT_OVER || journal.state() == State.DETACHED) && !runs(journal, away);
    }

    private static boolean isHere(Journal journal, Operation away) {
        return journal.state() != State.CUT_OVER && journal.state() != State.DETACHED && !runs(journal, away);
    }

    private static boolean runs(Journal journal, Operation operation) {
        return journal.running() != null && journal.running().operation() == operation;
    }
}
