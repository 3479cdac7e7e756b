package io.turnout.control.watch;

import io.turnout.control.replication.StreamStatus;

/**
 * How a copy gets on.
 *
 * @param rows copied so far; tables that are done count with the source's estimate
 * @param expected about how many there are; -1 if the source does not know
 * @param perSecond since the look before
 * @param etaSeconds -1 if nothing can be said
 */
public record Rate(long rows, long expected, long perSecond, long etaSeconds) {
    static Rate of(StreamStatus now, StreamStatus before, long millisBetween) {
        long rows = rows(now);
        long expected = now.tables().stream().anyMatch(table -> table.expected() < 0)
                ? -1
                : now.tables().stream().mapToLong(StreamStatus.Table::expected).sum();
        long perSecond = before == null ? 0 : Math.max(0, rows - rows(before)) * 1000 / Math.max(1, millisBetween);
        long eta = expected < 0 || perSecond == 0 ? -1 : Math.max(0, expected - rows) / perSecond;
        return new Rate(rows, expected, perSecond, eta);
    }

    private static long rows(StreamStatus status) {
        return status.tables().stream()
                .mapToLong(table -> table.streaming() ? Math.max(0, table.expected()) : table.copied())
                .sum();
    }
}
