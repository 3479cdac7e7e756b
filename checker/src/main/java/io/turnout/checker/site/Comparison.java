package io.turnout.checker.site;

import io.turnout.checker.history.Row;
import io.turnout.checker.history.TablePair;
import io.turnout.checker.site.Side.Content;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What both sides have when nobody writes any more.
 *
 * @param owner rows of the sides that are written
 * @param other rows of those that follow
 */
public record Comparison(List<Row> owner, List<Row> other, List<TablePair> tables) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Map<String, List<String>> TABLES = Map.of(
            "notes", List.of("notes", "note_idempotency_keys"),
            "talks", List.of("talks", "talk_idempotency_keys", "changes"));

    /**
     * Looks until both are the same and no note is without its talk, or long enough for replication and the change feed to have
     * caught up.
     *
     * @param prefix of the names whose rows are given; the tables are compared as a whole
     */
    public static Comparison of(Site site, String prefix, Duration patience) throws SQLException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Comparison now = look(site, prefix);
            if (now.isEqual() && !now.hasOrphans() || System.nanoTime() > end) {
                return now;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private boolean isEqual() {
        return owner.equals(other) && tables.stream().allMatch(TablePair::isEqual);
    }

    /** The feed tells of a delete a little later: sides may be the same before. */
    private boolean hasOrphans() {
        Set<Long> talks = owner.stream().filter(Row::isTalk).map(Row::id).collect(Collectors.toSet());
        return owner.stream().anyMatch(row -> !row.isTalk() && !talks.contains(row.talk()));
    }

    private static Comparison look(Site site, String prefix) throws SQLException {
        List<Row> owner = new ArrayList<>();
        List<Row> other = new ArrayList<>();
        List<TablePair> tables = new ArrayList<>();
        for (String dataset : List.of("notes", "talks")) {
            Side source = site.database("monorail");
            Side target = site.database(dataset);
            boolean there = target.isOpen(dataset);
            Side written = there ? target : source;
            Side following = there ? source : target;
            owner.addAll(written.rows(dataset, prefix));
            other.addAll(following.rows(dataset, prefix));
            for (String table : TABLES.get(dataset)) {
                Content here = written.content(table);
                Content elsewhere = following.content(table);
                tables.add(new TablePair(table, here.rows(), here.digest(), elsewhere.rows(), elsewhere.digest()));
            }
        }
        return new Comparison(owner, other, tables);
    }
}
