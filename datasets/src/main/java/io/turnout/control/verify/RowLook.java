package io.turnout.control.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A row as it was when it was looked at.
 *
 * @param version tells it from every other version of the row; null if there was none
 * @param values as text, by column
 */
record RowLook(String version, List<String> values) {
    static final RowLook ABSENT = new RowLook(null, List.of());

    boolean isAbsent() {
        return version == null;
    }

    boolean isSame(RowLook other) {
        return isAbsent() == other.isAbsent() && values.equals(other.values);
    }

    boolean isSameVersion(RowLook other) {
        return Objects.equals(version, other.version);
    }

    /** Names of the columns in which the two differ. */
    List<String> differing(RowLook other, List<String> columns) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!Objects.equals(values.get(i), other.values.get(i))) {
                names.add(columns.get(i));
            }
        }
        return names;
    }
}
