package io.turnout.checker.history;

/**
 * A time in which a side's fence was certainly closed: it was at both ends, and its turn was the same.
 *
 * @param side the side that clients write directly, see {@link Operation#door}
 */
public record ClosedSpan(String side, String dataset, long turn, long fromNanos, long toNanos) {
    public boolean covers(Operation operation) {
        return fromNanos < operation.startNanos() && operation.endNanos() < toNanos;
    }
}
