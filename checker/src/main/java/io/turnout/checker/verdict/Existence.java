package io.turnout.checker.verdict;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.ItemHistory;
import io.turnout.checker.history.Operation;
import java.util.function.Consumer;

/** Whether an item is there in the end as often as its clients were told. */
final class Existence {
    private Existence() {}

    static void check(ItemHistory item, Consumer<Violation> report) {
        boolean created = item.of(Action.CREATE).anyMatch(Operation::isOk);
        boolean maybeCreated = item.of(Action.CREATE).anyMatch(Operation::mayHaveHappened);
        boolean deleted = item.of(Action.DELETE).anyMatch(Operation::isOk);
        boolean maybeDeleted = item.of(Action.DELETE).anyMatch(Operation::mayHaveHappened);
        int rows = item.rows().size();
        if (rows > 1) {
            violation(item, Promise.EXACTLY_ONCE, "is there " + rows + " times: " + item.rows(), report);
        }
        if (rows == 0 && created && !maybeDeleted) {
            violation(item, Promise.EXACTLY_ONCE, "was acknowledged, never deleted, and is gone", report);
        }
        if (rows > 0 && deleted) {
            violation(item, Promise.EXACTLY_ONCE, "was deleted, acknowledged, and is there: " + item.rows(), report);
        }
        if (rows > 0 && !maybeCreated) {
            violation(item, Promise.REFUSED_IS_NOT_DONE, "was refused and is there: " + item.rows(), report);
        }
    }

    private static void violation(ItemHistory item, Promise promise, String evidence, Consumer<Violation> report) {
        report.accept(new Violation(promise, item.name(), evidence));
    }
}
