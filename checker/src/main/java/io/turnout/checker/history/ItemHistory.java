package io.turnout.checker.history;

import java.util.List;
import java.util.stream.Stream;

/** What was done to one note or talk, and the rows that there are of it in the end: one, or none, if all is well. */
public record ItemHistory(String name, List<Operation> operations, List<Row> rows) {
    public Stream<Operation> of(Action action) {
        return operations.stream().filter(each -> each.action() == action);
    }

    /** Creates and updates. */
    public Stream<Operation> writesOfContent() {
        return operations.stream().filter(each -> each.action() == Action.CREATE || each.action() == Action.UPDATE);
    }

    public Stream<Operation> reads() {
        return of(Action.READ);
    }
}
