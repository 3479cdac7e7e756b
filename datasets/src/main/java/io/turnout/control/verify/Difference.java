package io.turnout.control.verify;

import java.util.List;

/**
 * A row that is not the same on both sides, and was not when replication had caught up.
 *
 * @param key values of the primary key as text
 * @param columns which differ, if it is on both sides
 * @param position in the source's log: all up to there had been applied when it was seen
 */
public record Difference(String table, List<String> key, Kind kind, List<String> columns, String position) {
    /** As seen from the target. */
    public enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT,
        /** It changed so often that no two looks could be compared. */
        UNSETTLED
    }

    public Difference {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    boolean isOfSameRow(Difference other) {
        return table.equals(other.table) && key.equals(other.key);
    }
}
