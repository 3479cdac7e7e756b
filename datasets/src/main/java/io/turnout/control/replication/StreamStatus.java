package io.turnout.control.replication;

import java.util.List;

/**
 * How a stream does, as far as the reachable sides show it.
 *
 * @param tables by name; empty if the receiving side was not asked
 * @param applying whether a worker applies changes at the moment
 * @param enabled whether the subscription is switched on
 * @param applyErrors how often applying failed since the statistics began
 * @param copyErrors how often copying failed since the statistics began
 * @param slot null if there is none, or the sending side was not asked
 */
public record StreamStatus(
        List<Table> tables, boolean applying, boolean enabled, long applyErrors, long copyErrors, Slot slot) {
    /**
     * @param streaming whether it is copied and follows
     * @param copied rows of a copy under way
     * @param expected about how many rows the source has; -1 if it does not know
     */
    public record Table(String name, boolean streaming, long copied, long expected) {}

    /**
     * @param walStatus {@code reserved}, {@code extended}, {@code unreserved} or {@code lost}
     * @param lagBytes WAL that the other side has not confirmed
     * @param lagMillis age of what it has confirmed; -1 if nothing tells
     * @param retainedBytes WAL that is kept for it
     * @param boundBytes where PostgreSQL gives the slot up; -1 for never
     */
    public record Slot(
            boolean active, String walStatus, long lagBytes, long lagMillis, long retainedBytes, long boundBytes) {
        public boolean isLost() {
            return "lost".equals(walStatus);
        }
    }

    public StreamStatus {
        tables = List.copyOf(tables);
    }

    /** Whether every table is copied and follows. */
    public boolean isStreaming() {
        return applying && !tables.isEmpty() && tables.stream().allMatch(Table::streaming);
    }
}
