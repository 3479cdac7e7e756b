package io.turnout.control.api.room.delivery;

import java.util.Locale;

/** How figures of deploys are said. */
final class Words {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Words() {}

    /** In the unit that suits it. */
    static String time(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? number((double) seconds / HOUR) + " h" : number((double) seconds / DAY) + " days";
    }

    static String days(double days) {
        return time(Math.round(days * DAY));
    }

    static String number(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number).replaceFirst("\\.?0+$", "");
    }

    /** Of a share. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }

    static String count(int count, String what) {
        String many = what.startsWith("build ") ? what.replaceFirst("build", "builds") : what + "s";
        return count + " " + (count == 1 ? what : many);
    }
}
