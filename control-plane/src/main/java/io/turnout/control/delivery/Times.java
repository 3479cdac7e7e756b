package io.turnout.control.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long something takes, in seconds.
 *
 * @param n of which it is known
 * @param median null if it is known of none
 * @param p90 nine in ten take no longer; null for fewer than ten
 * @param lower the median is not below it, with 95 % confidence; null for fewer than six
 * @param upper nor above it
 */
public record Times(int n, Long median, Long p90, Long lower, Long upper) {
    private static final int FEWEST_FOR_P90 = 10;

    static Times of(List<Duration> times) {
        List<Long> sorted = times.stream().map(Duration::toSeconds).sorted().toList();
        int n = sorted.size();
        int rank = Exact.medianRank(n);
        return new Times(
                n,
                n == 0 ? null : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2,
                n < FEWEST_FOR_P90 ? null : sorted.get((int) Math.ceil(0.9 * n) - 1),
                rank == 0 ? null : sorted.get(rank - 1),
                rank == 0 ? null : sorted.get(n - rank));
    }

    /** Whether the median is below a bound. */
    Grade below(Duration bound) {
        if (upper != null && upper < bound.toSeconds()) {
            return Grade.MEETS;
        }
        return lower != null && lower >= bound.toSeconds() ? Grade.DOES_NOT_MEET : Grade.TOO_FEW;
    }
}
