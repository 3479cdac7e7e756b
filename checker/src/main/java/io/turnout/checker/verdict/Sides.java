package io.turnout.checker.verdict;

import io.turnout.checker.history.History;
import io.turnout.checker.history.Row;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Whether both sides have the same rows, and none that nobody has asked for. */
final class Sides {
    private Sides() {}

    static void check(History history, Consumer<Violation> report) {
        difference(history.owner(), history.other())
                .forEach(row -> report.accept(new Violation(
                        Promise.SIDES_EQUAL, row.item(), "the other side lacks, or has otherwise, " + row)));
        difference(history.other(), history.owner())
                .forEach(row -> report.accept(
                        new Violation(Promise.SIDES_EQUAL, row.item(), "only the other side has " + row)));
        history.tables().stream()
                .filter(table -> !table.isEqual())
                .forEach(table -> report.accept(
                        new Violation(Promise.SIDES_EQUAL, table.table(), "is not the same on both sides: " + table)));
        Set<String> known = new LinkedHashSet<>();
        history.operations().forEach(each -> known.add(each.item()));
        history.owner().stream()
                .filter(row -> !known.contains(row.item()))
                .forEach(row -> report.accept(
                        new Violation(Promise.CONTENT, row.item(), "is there, and nobody has asked for it: " + row)));
    }

    private static Set<Row> difference(Iterable<Row> rows, java.util.Collection<Row> without) {
        Set<Row> rest = new LinkedHashSet<>();
        rows.forEach(rest::add);
        rest.removeAll(Set.copyOf(without));
        return rest;
    }
}
