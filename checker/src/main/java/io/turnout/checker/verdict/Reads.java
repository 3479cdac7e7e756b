package io.turnout.checker.verdict;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.ItemHistory;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether each client has read what it had written, and never went back. */
final class Reads {
    private final ItemHistory item;
    private final Consumer<Violation> report;

    private Reads(ItemHistory item, Consumer<Violation> report) {
        this.item = item;
        this.report = report;
    }

    static void check(ItemHistory item, Consumer<Violation> report) {
        Reads reads = new Reads(item, report);
        item.reads().forEach(read -> {
            switch (read.result()) {
                case OK -> reads.found(read);
                case ABSENT -> reads.absent(read);
                case REFUSED, UNKNOWN -> {
                    // tells nothing
                }
            }
        });
    }

    private void found(Operation read) {
        Contents.check(item, read.version(), read.payload(), "read " + read.id(), report);
        long written = newest(own(read).filter(each -> each.action().isWrite()));
        if (read.version() < written) {
            violation(
                    Promise.READ_YOUR_WRITES,
                    "read " + read.id() + " gave version " + read.version() + " after its client had written "
                            + written);
        }
        long seen = newest(own(read).filter(each -> each.action() == Action.READ));
        if (read.version() < seen) {
            violation(
                    Promise.MONOTONIC_READS,
                    "read " + read.id() + " gave version " + read.version() + " after its client had read " + seen);
        }
        own(read)
                .filter(each -> each.action() == Action.DELETE)
                .findFirst()
                .ifPresent(delete -> violation(
                        Promise.READ_YOUR_WRITES,
                        "read " + read.id() + " gave what its client had deleted (operation " + delete.id() + ")"));
    }

    private void absent(Operation read) {
        boolean there = own(read).anyMatch(each -> each.action() != Action.DELETE);
        boolean maybeDeleted =
                item.of(Action.DELETE).anyMatch(each -> each.mayHaveHappened() && each.startNanos() <= read.endNanos());
        if (there && !maybeDeleted) {
            violation(
                    Promise.READ_YOUR_WRITES,
                    "read " + read.id() + " found nothing after its client had written or read it");
        }
    }

    /** What the read's client was told had happened before it read. */
    private Stream<Operation> own(Operation read) {
        return item.operations().stream()
                .filter(each ->
                        each.subject().equals(read.subject()) && each.result() == Result.OK && each.isBefore(read));
    }

    private static long newest(Stream<Operation> operations) {
        return operations.mapToLong(Operation::version).max().orElse(0);
    }

    private void violation(Promise promise, String evidence) {
        report.accept(new Violation(promise, item.name(), evidence));
    }
}
