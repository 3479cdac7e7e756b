package io.turnout.checker.verdict;

import io.turnout.checker.history.History;
import io.turnout.checker.history.Row;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether each note that is there belongs to a talk that is there; on the sides that are written, and on the others. */
final class Orphans {
    private Orphans() {}

    static void check(History history, Consumer<Violation> report) {
        Set<Long> talks =
                history.owner().stream().filter(Row::isTalk).map(Row::id).collect(Collectors.toSet());
        for (List<Row> rows : List.of(history.owner(), history.other())) {
            rows.stream()
                    .filter(row -> !row.isTalk() && !talks.contains(row.talk()))
                    .forEach(row -> report.accept(
                            new Violation(Promise.NO_ORPHAN, row.item(), "is there without its talk: " + row)));
        }
    }
}
