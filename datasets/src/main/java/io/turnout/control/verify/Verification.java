package io.turnout.control.verify;

import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.control.database.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A verification under way: one range of keys after the other. */
public final class Verification implements AutoCloseable {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final List<TableName> tables;
    private final List<String> names;
    private final Session source;
    private final Session target;
    private final Suspects suspects;
    private final int chunk;
    private final long rowsPerSecond;
    private final Map<Integer, KeyedTable> known = new HashMap<>();

    /**
     * @param source a session of its own; closed with this
     * @param target a session of its own; closed with this
     * @param slot by which the target follows the source
     * @param chunk rows compared at once
     * @param rowsPerSecond not to be exceeded
     */
    public Verification(
            List<TableName> tables, Session source, Session target, String slot, int chunk, long rowsPerSecond) {
        this.tables = tables;
        this.names = tables.stream().map(TableName::toString).toList();
        this.source = source;
        this.target = target;
        this.suspects = new Suspects(source, target, new CatchUp(source, slot));
        this.chunk = chunk;
        this.rowsPerSecond = rowsPerSecond;
        source.run(TableSql.SETTINGS);
        target.run(TableSql.SETTINGS);
    }

    public static Report beginning() {
        return Report.START;
    }

    /** Compares the next range. @throws TargetLags if it cannot be told yet; repeat it later */
    public Report advance(Report report) {
        if (report.table() == tables.size()) {
            return report.isListedWhole() ? report.finish(stillDiffering(report)) : report.finish();
        }
        long start = System.nanoTime();
        KeyedTable table = table(report.table());
        TableSql sql = new TableSql(table);
        List<String> after = report.after();
        List<String> upTo = source.row(sql.boundary(!after.isEmpty(), chunk), after.toArray())
                .map(row -> key(row, table))
                .orElse(List.of());

        String query = sql.hash(!after.isEmpty(), !upTo.isEmpty());
        Object[] range = Stream.of(after, upTo).flatMap(List::stream).toArray();
        List<Row> sums = onBoth(session -> session.row(query, range).orElseThrow());
        List<Difference> found = sums.get(0).equals(sums.get(1))
                ? List.of()
                : suspects.settle(suspects(table, sql, sql.hashes(!after.isEmpty(), !upTo.isEmpty()), range));

        long rows = sums.getFirst().number("rows");
        throttle(rows, start);
        Report next =
                report.with(rows, Duration.ofNanos(System.nanoTime() - start).toMillis(), found);
        return upTo.isEmpty() ? next.nextTable() : next.at(upTo);
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }

    private KeyedTable table(int index) {
        return known.computeIfAbsent(index, each -> KeyedTable.of(tables.get(each), source, target));
    }

    /** What differs by itself does so a moment later, too; whatever came and went is not what a cutover would leave. */
    private List<Difference> stillDiffering(Report report) {
        if (report.differences().isEmpty()) {
            return List.of();
        }
        LockSupport.parkNanos(MOMENT.toNanos());
        List<Difference> left = suspects.settle(report.differences().stream()
                .map(difference -> {
                    KeyedTable table = table(names.indexOf(difference.table()));
                    return new Suspect(table, new TableSql(table), difference.key());
                })
                .toList());
        report.differences().stream()
                .filter(before -> left.stream().noneMatch(before::isOfSameRow))
                .forEach(gone -> LOG.warnf("It differed and does so no more: %s", gone));
        return left;
    }

    private List<Suspect> suspects(KeyedTable table, TableSql sql, String query, Object[] range) {
        List<Map<List<String>, Long>> hashes = onBoth(session -> {
            Map<List<String>, Long> byKey = new HashMap<>();
            session.rows(query, range).forEach(row -> byKey.put(key(row, table), row.number("hash")));
            return byKey;
        });
        return Stream.concat(hashes.get(0).keySet().stream(), hashes.get(1).keySet().stream())
                .distinct()
                .filter(key -> !Optional.ofNullable(hashes.get(0).get(key))
                        .equals(Optional.ofNullable(hashes.get(1).get(key))))
                .map(key -> new Suspect(table, sql, key))
                .toList();
    }

    private <T> List<T> onBoth(java.util.function.Function<Session, T> query) {
        CompletableFuture<T> there = CompletableFuture.supplyAsync(() -> query.apply(target), THREADS);
        T here = query.apply(source);
        try {
            return List.of(here, there.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static List<String> key(Row row, KeyedTable table) {
        List<String> key = new ArrayList<>();
        IntStream.range(0, table.key().size()).forEach(i -> key.add(row.text("k" + i)));
        return key;
    }

    private void throttle(long rows, long start) {
        long due = start + rows * Duration.ofSeconds(1).toNanos() / rowsPerSecond;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
    }
}
