package io.turnout.control.verify;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row that looked different, looked at again: source, then target, then at once the source again, then the target
 * again; and before each look at the target it has caught up with the source.
 *
 * <p>It is the same if the target has what the source had just before or just after. It differs if neither side changed
 * its version between its two looks: then no write under way explains it. Anything else says nothing.
 */
final class Suspect {
    /** What two looks at each side tell. */
    enum Judgement {
        SAME,
        DIFFERENT,
        UNKNOWN
    }

    private final KeyedTable table;
    private final TableSql sql;
    private final List<String> key;

    private RowLook firstSource;
    private RowLook firstTarget;
    private RowLook secondSource;
    private RowLook secondTarget;

    Suspect(KeyedTable table, TableSql sql, List<String> key) {
        this.table = table;
        this.sql = sql;
        this.key = key;
    }

    void lookAtSource(Session source) {
        firstSource = look(source);
    }

    /** Call it when the target has caught up; one session each, right after the other. */
    boolean isCleared(Session target, Session source) {
        firstTarget = look(target);
        secondSource = look(source);
        return firstTarget.isSame(firstSource) || firstTarget.isSame(secondSource);
    }

    /** Call it when the target has caught up again. */
    Judgement judge(Session target) {
        secondTarget = look(target);
        if (secondTarget.isSame(secondSource)) {
            return Judgement.SAME;
        }
        boolean stable = secondSource.isSameVersion(firstSource) && secondTarget.isSameVersion(firstTarget);
        return stable ? Judgement.DIFFERENT : Judgement.UNKNOWN;
    }

    /** @param position that the target had caught up with */
    Difference difference(String position) {
        if (secondTarget.isAbsent()) {
            return found(Difference.Kind.MISSING, List.of(), position);
        }
        if (secondSource.isAbsent()) {
            return found(Difference.Kind.EXTRA, List.of(), position);
        }
        return found(Difference.Kind.DIFFERENT, secondSource.differing(secondTarget, table.columns()), position);
    }

    Difference unsettled(String position) {
        return found(Difference.Kind.UNSETTLED, List.of(), position);
    }

    private Difference found(Difference.Kind kind, List<String> columns, String position) {
        return new Difference(table.name().toString(), key, kind, columns, position);
    }

    private RowLook look(Session session) {
        Optional<Row> found = session.row(sql.row(), key.toArray());
        return found.map(row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < table.columns().size(); i++) {
                        values.add(row.text("v" + i));
                    }
                    return new RowLook(row.text("version"), values);
                })
                .orElse(RowLook.ABSENT);
    }
}
