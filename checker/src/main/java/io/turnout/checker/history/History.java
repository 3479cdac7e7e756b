package io.turnout.checker.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that is known of one round.
 *
 * @param owner rows of the sides that are open when everything is quiet
 * @param other rows of the other sides, which replication keeps the same
 * @param fences looks at which both sides of a dataset were open
 * @param closed when the side was certainly closed that some clients write directly
 * @param tables of the datasets, as a whole
 * @param unsettled datasets that an operation was not done with in time
 */
public record History(
        List<Operation> operations,
        List<Row> owner,
        List<Row> other,
        List<FenceSample> fences,
        List<ClosedSpan> closed,
        List<TablePair> tables,
        List<Unsettled> unsettled) {
    public History {
        operations = List.copyOf(operations);
        owner = List.copyOf(owner);
        other = List.copyOf(other);
        fences = List.copyOf(fences);
        closed = List.copyOf(closed);
        tables = List.copyOf(tables);
        unsettled = List.copyOf(unsettled);
    }

    public History(List<Operation> operations, List<Row> owner, List<Row> other, List<FenceSample> fences) {
        this(operations, owner, other, fences, List.of(), List.of(), List.of());
    }

    /** All that was done to each item, and what there is of it now. */
    public List<ItemHistory> items() {
        Map<String, List<Operation>> operationsOf =
                operations.stream().collect(Collectors.groupingBy(Operation::item, TreeMap::new, Collectors.toList()));
        Map<String, List<Row>> rowsOf = owner.stream().collect(Collectors.groupingBy(Row::item));
        return operationsOf.entrySet().stream()
                .map(each ->
                        new ItemHistory(each.getKey(), each.getValue(), rowsOf.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    public long acknowledgedWrites() {
        return operations.stream()
                .filter(each -> each.action().isWrite() && each.isOk())
                .count();
    }
}
