package io.turnout.checker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.checker.history.Action;
import io.turnout.checker.history.ClosedSpan;
import io.turnout.checker.history.History;
import io.turnout.checker.history.Operation;
import io.turnout.checker.history.Result;
import io.turnout.checker.history.Row;
import io.turnout.checker.history.TablePair;
import io.turnout.checker.history.Unsettled;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises that are not about one item alone. */
class SitePromisesTest {
    private static final ClosedSpan CLOSED = new ClosedSpan("monorail", "notes", 7, 100, 200);

    @Test
    void catchesAWriteThatAClosedSideHasTaken() {
        assertThat(broken(written("monorail", 101, 199))).containsExactly(Promise.FENCED);
    }

    @Test
    void letsAWriteBeThatMayHaveBeenDoneBeforeItClosedOrAfterItOpened() {
        assertThat(broken(written("monorail", 99, 150))).isEmpty();
        assertThat(broken(written("monorail", 150, 201))).isEmpty();
        assertThat(broken(written(Operation.GATEWAYS, 101, 199))).isEmpty();
    }

    @Test
    void catchesANoteThatIsLeftOfATalkThatIsGone() {
        Row note = new Row(1, "n", "n 1", 1, 5);
        Row talk = new Row(5, "t", "t 1", 1, 0);

        assertThat(broken(withRows(List.of(note)))).contains(Promise.NO_ORPHAN);
        assertThat(broken(withRows(List.of(note, talk)))).doesNotContain(Promise.NO_ORPHAN);
    }

    @Test
    void catchesATableThatIsNotTheSameOnBothSides() {
        assertThat(broken(withTable(new TablePair("changes", 2, "a", 2, "b")))).containsExactly(Promise.SIDES_EQUAL);
        assertThat(broken(withTable(new TablePair("changes", 2, "a", 2, "a")))).isEmpty();
    }

    @Test
    void catchesAnOperationThatDoesNotEnd() {
        History history = new History(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(new Unsettled("talks", "")));

        assertThat(broken(history)).containsExactly(Promise.SETTLES);
    }

    private static List<Promise> broken(History history) {
        return Verdict.on(history).violations().stream().map(Violation::promise).toList();
    }

    private static History written(String door, long start, long end) {
        Operation write = new Operation(1, "ada", Action.CREATE, "n", "n 1", 1, start, end, Result.OK, "201", door);
        List<Row> rows = List.of(new Row(1, "n", "n 1", 1, 0));
        return new History(List.of(write), rows, rows, List.of(), List.of(CLOSED), List.of(), List.of());
    }

    private static History withRows(List<Row> rows) {
        return new History(List.of(), rows, rows, List.of());
    }

    private static History withTable(TablePair table) {
        return new History(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(table), List.of());
    }
}
