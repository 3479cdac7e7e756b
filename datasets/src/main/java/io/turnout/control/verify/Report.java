package io.turnout.control.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a verification is, and what it has found; all that is needed to go on elsewhere.
 *
 * @param table index of the table at hand
 * @param after the last key that has been compared; empty at a table's beginning
 * @param rows compared so far
 * @param millis spent so far
 * @param differing number of rows that differ; the list is bounded
 * @param vanished number of rows that had differed, and did not any more when they were looked at once more at the end
 */
public record Report(
        int table,
        List<String> after,
        long rows,
        long millis,
        long differing,
        List<Difference> differences,
        long vanished,
        boolean done) {
    private static final int MOST_LISTED = 100;

    static final Report START = new Report(0, List.of(), 0, 0, 0, List.of(), 0, false);

    public Report {
        after = List.copyOf(after);
        differences = List.copyOf(differences);
    }

    Report with(long moreRows, long moreMillis, List<Difference> found) {
        List<Difference> all = new ArrayList<>(differences);
        found.stream().limit(Math.max(0, MOST_LISTED - all.size())).forEach(all::add);
        return new Report(
                table, after, rows + moreRows, millis + moreMillis, differing + found.size(), all, vanished, done);
    }

    Report at(List<String> key) {
        return new Report(table, key, rows, millis, differing, differences, vanished, done);
    }

    Report nextTable() {
        return new Report(table + 1, List.of(), rows, millis, differing, differences, vanished, done);
    }

    /** Whether all that differ are listed. */
    boolean isListedWhole() {
        return differing == differences.size();
    }

    Report finish() {
        return new Report(table, after, rows, millis, differing, differences, vanished, true);
    }

    /** @param left what still differs of all that did */
    Report finish(List<Difference> left) {
        return new Report(table, after, rows, millis, left.size(), left, differing - left.size(), true);
    }

    /** Rows compared in a second. */
    public long rate() {
        return rows * 1000 / Math.max(1, millis);
    }
}
