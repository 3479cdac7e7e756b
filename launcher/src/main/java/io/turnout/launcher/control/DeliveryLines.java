package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How changes are delivered, as lines to be read. */
public final class DeliveryLines {
    private static final String ROW = "  %-16s %-12s %-15s %s";
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private DeliveryLines() {}

    /** Four for each service of which something is on record. */
    public static List<String> of(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (JsonNode service : answer.path("services")) {
            if (service.hasNonNull("build")) {
                lines.add("%s, build %s"
                        .formatted(
                                service.path("service").asText(),
                                service.path("build").asText()));
                lines.add(leadTime(service.path("leadTime")));
                lines.add(frequency(service.path("frequency")));
                lines.add(failures(service.path("changeFailures")));
                lines.add(restore(service.path("restore")));
            } else {
                silent.add(service.path("service").asText());
            }
        }
        if (!silent.isEmpty()) {
            lines.add("Nothing is on record of " + String.join(", ", silent) + ".");
        }
        int nobodys = answer.path("unattributed").size();
        if (nobodys > 0) {
            lines.add("%d builds that rollouts were about are no service's on record.".formatted(nobodys));
        }
        return lines;
    }

    private static String leadTime(JsonNode lead) {
        int unknown = lead.path("untold").asInt() + lead.path("unseen").asInt();
        return row(
                "lead time",
                lead,
                times(lead.path("times")),
                counted(lead.path("times")) + ", not known of " + unknown);
    }

    private static String frequency(JsonNode frequency) {
        String deploys = "%d seen in %s"
                .formatted(
                        frequency.path("deploys").asInt(),
                        time(Math.round(frequency.path("days").asDouble() * DAY)));
        String value = frequency.hasNonNull("perDay")
                ? number("%.2f a day", frequency.path("perDay").asDouble())
                : "-";
        return row("deploys", frequency, value, deploys);
    }

    private static String failures(JsonNode failures) {
        String value = failures.hasNonNull("rate")
                ? number("%.0f %%", 100 * failures.path("rate").asDouble())
                : "-";
        return row(
                "change failures",
                failures,
                value,
                "%d of %d judged, %d rejected before release, %d not judged"
                        .formatted(
                                failures.path("failed").asInt(),
                                failures.path("judged").asInt(),
                                failures.path("rejected").asInt(),
                                failures.path("unjudged").asInt()));
    }

    private static String restore(JsonNode restore) {
        return row("time to restore", restore, times(restore.path("times")), counted(restore.path("times")));
    }

    private static String row(String name, JsonNode measure, String value, String of) {
        return ROW.formatted(
                name,
                value,
                measure.path("grade").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                of);
    }

    private static String times(JsonNode times) {
        return times.hasNonNull("median") ? time(times.path("median").asLong()) : "-";
    }

    private static String counted(JsonNode times) {
        return "median of " + times.path("n").asInt();
    }

    private static String time(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * DAY
                ? number("%.1f h", (double) seconds / HOUR)
                : number("%.1f days", (double) seconds / DAY);
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
