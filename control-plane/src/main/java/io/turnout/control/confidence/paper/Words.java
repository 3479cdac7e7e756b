package io.turnout.control.confidence.paper;

import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.Served;
import io.turnout.control.rollout.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How figures are told: the same on every machine. */
final class Words {
    static final String UNKNOWN = "unknown";

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {}

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String count(long count) {
        return text("%,d", count);
    }

    /** {@code 1 request}, {@code 2 requests}. */
    static String count(long count, String one) {
        return text("%,d %s%s", count, one, count == 1 ? "" : "s");
    }

    /** Of a share in [0, 1]. */
    static String percent(double share) {
        double percent = share * 100;
        if (percent == 0) {
            return "0 %";
        }
        double size = Math.abs(percent);
        return text(size < 0.1 ? "%.3f %%" : size < 1 ? "%.2f %%" : size < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** A difference of shares, in points of percent. */
    static String points(Range range) {
        return range == null
                ? UNKNOWN
                : text("%+.2f points (%+.2f to %+.2f)", range.value() * 100, range.lower() * 100, range.upper() * 100);
    }

    /** A count that is not known exactly. */
    static String about(Range range) {
        return range == null
                ? UNKNOWN
                : text(
                        "%s (%s to %s)",
                        count(Math.round(range.value())), count((long) Math.floor(range.lower())), count((long)
                                Math.ceil(range.upper())));
    }

    static String about(Subjects.Number number) {
        return isExact(number)
                ? count(number.estimate())
                : text("%s (%s to %s)", count(number.estimate()), count(number.lower()), count(number.upper()));
    }

    static boolean isExact(Subjects.Number number) {
        return number.upper() <= number.estimate() && number.lower() >= number.estimate();
    }

    static String millis(Double millis) {
        return millis == null ? "–" : text(millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
    }

    /** One of the times of a side: of who has answered, it is known to be long if it is not known. */
    static String millis(Served served, Double millis) {
        return millis == null && served.requests() > served.failed() ? "over a minute" : millis(millis);
    }

    /** Of a time that is known to within a second. */
    static String duration(Duration duration) {
        if (duration == null) {
            return UNKNOWN;
        }
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 1) {
            return "under 1 s";
        }
        if (seconds < 100) {
            return text("%.0f s", seconds);
        }
        return seconds < 5_400
                ? text("%.0f min", seconds / 60)
                : seconds < 172_800 ? text("%.1f h", seconds / 3_600) : text("%.1f days", seconds / 86_400);
    }

    static String second(Instant at) {
        return at == null ? "–" : SECOND.format(at.atOffset(ZoneOffset.UTC));
    }

    static String clock(Instant at) {
        return at == null ? "–" : CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }

    /** With a full stop, and a capital. */
    static String sentence(String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        String stripped = text.strip();
        return Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1) + (stripped.endsWith(".") ? "" : ".");
    }
}
