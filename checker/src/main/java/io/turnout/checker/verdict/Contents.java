package io.turnout.checker.verdict;

import io.turnout.checker.history.ItemHistory;
import io.turnout.checker.history.Operation;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether what somebody sees is what somebody has written as this version. */
final class Contents {
    private Contents() {}

    /** @param where what shows it, such as a row or a read */
    static void check(ItemHistory item, long version, String payload, String where, Consumer<Violation> report) {
        Optional<Operation> writer = item.writesOfContent()
                .filter(each -> payload.equals(each.payload()))
                .findFirst();
        if (writer.isEmpty()) {
            report.accept(
                    new Violation(Promise.CONTENT, item.name(), where + " holds what nobody has written: " + payload));
        } else if (!writer.get().mayHaveHappened()) {
            report.accept(new Violation(
                    Promise.REFUSED_IS_NOT_DONE,
                    item.name(),
                    where + " holds what was refused (operation " + writer.get().id() + ", "
                            + writer.get().said() + ")"));
        } else if (writer.get().isOk() && writer.get().version() != version) {
            report.accept(new Violation(
                    Promise.CONTENT,
                    item.name(),
                    where + " holds as version " + version + " what operation "
                            + writer.get().id() + " wrote as version "
                            + writer.get().version()));
        }
    }
}
