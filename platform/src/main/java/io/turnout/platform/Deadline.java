package io.turnout.platform;

import java.time.Duration;

/**
 * The moment until which an answer is of use. It travels as a remaining budget in milliseconds ({@code Deadline:
 * 1500}), because a budget, unlike a clock time, needs no synchronised clocks.
 *
 * @param atNanos {@link System#nanoTime()} at which the budget is used up
 */
public record Deadline(long atNanos) {
    public static final String HEADER = "Deadline";

    /** Longest budget that is taken over from a header, in milliseconds. */
    public static final long MAX_MILLIS = 60_000;

    public static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /**
     * Reads the header, never giving more time than our own bound; null, nonsense and negative values count as not sent.
     */
    public static Deadline fromHeader(String header, Duration bound) {
        long millis = Math.min(bound.toMillis(), MAX_MILLIS);
        if (header != null
                && !header.isEmpty()
                && header.length() <= 6
                && header.chars().allMatch(Deadline::isDigit)) {
            millis = Math.min(millis, Long.parseLong(header));
        }
        return in(Duration.ofMillis(millis));
    }

    /** What is left, in milliseconds; 0 when it is over. */
    public long remainingMillis() {
        return Math.max(0, (atNanos - System.nanoTime()) / 1_000_000);
    }

    public boolean isOver() {
        return System.nanoTime() - atNanos >= 0;
    }

    /** This deadline or the given budget from now, whichever ends first. */
    public Deadline atMost(Duration budget) {
        long other = System.nanoTime() + budget.toNanos();
        return other - atNanos < 0 ? new Deadline(other) : this;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
