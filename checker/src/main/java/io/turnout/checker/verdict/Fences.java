package io.turnout.checker.verdict;

import io.turnout.checker.history.FenceSample;
import io.turnout.checker.history.History;
import io.turnout.checker.history.Operation;
import java.util.function.Consumer;

/** Whether at most one side was ever open, and the other one took no write. */
final class Fences {
    private Fences() {}

    static void check(History history, Consumer<Violation> report) {
        history.fences().stream()
                .filter(FenceSample::bothOpen)
                .findFirst()
                .ifPresent(sample -> report.accept(
                        new Violation(Promise.ONE_SIDE_OPEN, sample.dataset(), "both sides were open: " + sample)));
        history.operations().stream()
                .filter(each -> each.action().isWrite() && each.isOk())
                .filter(each -> !each.door().equals(Operation.GATEWAYS))
                .forEach(write -> history.closed().stream()
                        .filter(span -> span.side().equals(write.door()) && span.covers(write))
                        .findFirst()
                        .ifPresent(span -> report.accept(new Violation(
                                Promise.FENCED,
                                write.item(),
                                "operation " + write.id() + " was done by " + write.door()
                                        + ", which was closed all the while: " + span))));
    }
}
