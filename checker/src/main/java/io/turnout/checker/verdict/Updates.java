package io.turnout.checker.verdict;

import io.turnout.checker.history.ItemHistory;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whether each acknowledged version was made by one write, and the last of them is what is there. */
final class Updates {
    private Updates() {}

    static void check(ItemHistory item, Consumer<Violation> report) {
        Map<Long, Operation> byVersion = new HashMap<>();
        List<Operation> acknowledged =
                item.writesOfContent().filter(Operation::isOk).toList();
        for (Operation write : acknowledged) {
            Operation other = byVersion.putIfAbsent(write.version(), write);
            if (other != null) {
                report.accept(new Violation(
                        Promise.NO_LOST_UPDATE,
                        item.name(),
                        "two writes were told that they made version " + write.version() + ": operations " + other.id()
                                + " and " + write.id()));
            }
        }
        long last = acknowledged.stream().mapToLong(Operation::version).max().orElse(0);
        for (Row row : item.rows()) {
            if (row.version() < last) {
                report.accept(new Violation(
                        Promise.NO_LOST_UPDATE,
                        item.name(),
                        "version " + last + " was acknowledged, and " + row.version() + " is there"));
            }
            Contents.check(item, row.version(), row.payload(), "row " + row.id(), report);
        }
    }
}
