package io.turnout.checker.verdict;

import io.turnout.checker.history.History;
import io.turnout.checker.history.ItemHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All violations in a history. */
public record Verdict(List<Violation> violations) {
    public Verdict {
        violations = List.copyOf(violations);
    }

    public static Verdict on(History history) {
        List<Violation> found = new ArrayList<>();
        Consumer<Violation> report = found::add;
        for (ItemHistory item : history.items()) {
            Existence.check(item, report);
            Updates.check(item, report);
            Reads.check(item, report);
        }
        Sides.check(history, report);
        Fences.check(history, report);
        Orphans.check(history, report);
        history.unsettled()
                .forEach(each -> report.accept(new Violation(Promise.SETTLES, each.dataset(), each.evidence())));
        return new Verdict(found);
    }

    public boolean isClean() {
        return violations.isEmpty();
    }
}
