package io.turnout.control.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How often a service is deployed.
 *
 * @param deploys that came while it was looked at
 * @param unseen deploys more that came while it was not
 * @param days for which it was looked at
 * @param perDay in these days, and not beyond; null if there was not even one
 * @param lower not fewer than so many, with 95 % confidence; null with {@code perDay}
 * @param upper nor more
 */
public record Frequency(int deploys, int unseen, double days, Double perDay, Double lower, Double upper, Grade grade) {
    private static final double DAY = Duration.ofDays(1).toSeconds();
    /** Who deploys on demand deploys on most days at least. */
    static final double YARDSTICK = 1;

    static Frequency of(List<Deploy> deploys, List<Span> looked, Duration quiet) {
        int seen = (int) deploys.stream().filter(each -> each.isTimely(quiet)).count();
        double days =
                looked.stream().mapToLong(each -> each.length().toSeconds()).sum() / DAY;
        if (days < 1) {
            return new Frequency(seen, deploys.size() - seen, days, null, null, null, Grade.TOO_FEW);
        }
        Exact.Interval count = Exact.count(seen);
        double lower = count.lower() / days;
        double upper = count.upper() / days;
        Grade grade = lower >= YARDSTICK ? Grade.MEETS : upper < YARDSTICK ? Grade.DOES_NOT_MEET : Grade.TOO_FEW;
        return new Frequency(seen, deploys.size() - seen, days, seen / days, lower, upper, grade);
    }
}
