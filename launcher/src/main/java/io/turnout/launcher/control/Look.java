package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A dataset at one look, as the API shows it, in words. */
public record Look(JsonNode dataset) {
    public String name() {
        return dataset.path("name").asText();
    }

    public String state() {
        return dataset.path("state").asText();
    }

    /** The database that takes writes; what is known of it otherwise. */
    public String writtenIn() {
        JsonNode source = dataset.path("source");
        JsonNode target = dataset.path("target");
        boolean here = source.at("/fence/open").asBoolean();
        boolean there = target.at("/fence/open").asBoolean();
        if (here && there) {
            return "both: see troubles";
        }
        if (here || there) {
            return (here ? source : target).path("database").asText();
        }
        if (source.hasNonNull("failure") || target.hasNonNull("failure")) {
            return "not known";
        }
        if (!source.has("fence") && !target.has("fence")) {
            // nothing is set up
            return source.path("database").asText();
        }
        return "nowhere at the moment";
    }

    /** Such as {@code copy of start}; a dash if nothing runs. */
    public String running() {
        JsonNode running = dataset.path("running");
        return running.isMissingNode()
                ? "-"
                : word(running.path("operation")) + (running.path("undoing").asBoolean() ? " (being undone)" : "");
    }

    /** Of the stream that goes out from the side that is written; a dash if there is none. */
    public String lag() {
        JsonNode slot = dataset.at(state().equals("CUT_OVER") ? "/back/slot" : "/forth/slot");
        if (slot.isMissingNode() || slot.isNull()) {
            return "-";
        }
        long millis = slot.path("lagMillis").asLong(-1);
        return Amounts.bytes(slot.path("lagBytes").asLong()) + (millis < 0 ? "" : ", " + millis + " ms");
    }

    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (JsonNode trouble : dataset.path("troubles")) {
            troubles.add("%s in %s: %s %s"
                    .formatted(
                            word(trouble.path("kind")),
                            trouble.path("database").asText(),
                            trouble.path("cause").asText(),
                            trouble.path("mend").asText()));
        }
        return troubles;
    }

    /** How the running operation gets on: rows, rows a second, time left, lag, what it waits for. */
    String progress() {
        StringJoiner progress = new StringJoiner(", ");
        JsonNode copy = dataset.path("copy");
        if (copy.isObject()) {
            long expected = copy.path("expected").asLong(-1);
            long eta = copy.path("etaSeconds").asLong(-1);
            progress.add(Amounts.count(copy.path("rows").asLong())
                    + (expected < 0 ? "" : " of about " + Amounts.count(expected)) + " rows");
            progress.add(Amounts.count(copy.path("perSecond").asLong()) + " rows/s");
            if (eta >= 0) {
                progress.add(Amounts.seconds(eta) + " left");
            }
        }
        if (!lag().equals("-")) {
            progress.add("lag " + lag());
        }
        dataset.path("running")
                .path("waitingFor")
                .asText("")
                .lines()
                .findFirst()
                .ifPresent(progress::add);
        return progress.toString();
    }

    /** What the latest verification found, a line each; its count first. */
    List<String> verification() {
        JsonNode report = dataset.path("verification");
        if (!report.isObject()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        long rows = report.path("rows").asLong();
        long differing = report.path("differing").asLong();
        long rate = rows * 1000 / Math.max(1, report.path("millis").asLong());
        lines.add("%s rows compared, %s a second; %s differ"
                .formatted(
                        Amounts.count(rows), Amounts.count(rate), differing == 0 ? "none" : Amounts.count(differing)));
        for (JsonNode difference : report.path("differences")) {
            lines.add("  " + difference(difference));
        }
        if (differing > report.path("differences").size()) {
            lines.add("  and %s more"
                    .formatted(
                            Amounts.count(differing - report.path("differences").size())));
        }
        return lines;
    }

    private static String difference(JsonNode difference) {
        StringJoiner columns = new StringJoiner(", ", " in ", "").setEmptyValue("");
        difference.path("columns").forEach(column -> columns.add(column.asText()));
        StringJoiner key = new StringJoiner(", ");
        difference.path("key").forEach(part -> key.add(part.asText()));
        return "%s %s: %s%s".formatted(difference.path("table").asText(), key, word(difference.path("kind")), columns);
    }

    private static String word(JsonNode name) {
        return name.asText().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
