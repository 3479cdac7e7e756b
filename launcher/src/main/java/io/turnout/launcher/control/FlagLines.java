package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the control plane tells of flags, as lines to be read. */
public final class FlagLines {
    private static final String ROW = "%-28s %-9s %-14s %-9s %12s  %s";

    private FlagLines() {}

    /** A row for each flag, and below what needs somebody's look. */
    public static List<String> table(JsonNode all) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("FLAG", "STATE", "DEFAULT", "TARGETING", "EVALUATIONS", ""));
        for (JsonNode each : all.path("flags")) {
            JsonNode flag = each.path("flag");
            lines.add(ROW.formatted(
                            each.path("key").asText(),
                            flag.path("state").asText().toLowerCase(Locale.ROOT),
                            flag.path("defaultVariant").asText("none"),
                            flag.path("targeting").isEmpty() ? "no" : "yes",
                            String.format(
                                    Locale.ROOT, "%,d", each.path("evaluations").asLong()),
                            remarks(each))
                    .stripTrailing());
        }
        if (lines.size() == 1) {
            lines.set(0, "There are no flags.");
        }
        if (!all.path("unknown").isEmpty()) {
            lines.add("Asked for, and no flag: " + String.join(", ", texts(all.path("unknown"))));
        }
        if (all.hasNonNull("file")) {
            lines.add("The file of flags is not followed: " + all.path("file").asText());
        }
        return lines;
    }

    private static String remarks(JsonNode each) {
        List<String> remarks = new ArrayList<>();
        if (each.hasNonNull("stale")) {
            remarks.add("stale: " + each.path("stale").asText());
        }
        if (each.path("failures").asLong() > 0) {
            remarks.add("%d answered by the caller's default"
                    .formatted(each.path("failures").asLong()));
        }
        return String.join("; ", remarks);
    }

    /** Each change, from what to what. */
    public static List<String> changes(JsonNode changes) {
        List<String> lines = new ArrayList<>();
        for (JsonNode change : changes) {
            String part = change.path("part").asText();
            if (!change.hasNonNull("before")) {
                lines.add("+ %s %s".formatted(part, change.path("after")));
            } else if (!change.hasNonNull("after")) {
                lines.add("- %s %s".formatted(part, change.path("before")));
            } else {
                lines.add("- %s %s".formatted(part, change.path("before")));
                lines.add("+ %s %s".formatted(part, change.path("after")));
            }
        }
        return lines.isEmpty() ? List.of("Nothing is another.") : lines;
    }

    /** Who changed what, the newest first. */
    public static List<String> log(JsonNode log) {
        List<String> lines = new ArrayList<>();
        for (JsonNode version : log.path("versions")) {
            lines.add("version %d, %s, %s: %s"
                    .formatted(
                            version.path("version").asLong(),
                            version.path("at").asText(),
                            version.path("who").asText(),
                            version.path("why").asText()));
            changes(version.path("changes")).forEach(change -> lines.add("  " + change));
        }
        return lines;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
