package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Everything about one dataset. */
public final class Details {
    private static final String LINE = "%-13s %s";

    private Details() {}

    /** @param dataset as the API shows it */
    public static List<String> lines(JsonNode dataset) {
        Look look = new Look(dataset);
        List<String> lines = new ArrayList<>();
        lines.add(LINE.formatted("dataset", look.name()));
        lines.add(LINE.formatted("state", look.state()));
        lines.add(LINE.formatted("tables", words(dataset.path("tables"))));
        lines.add(LINE.formatted("capabilities", words(dataset.path("capabilities"))));
        lines.add(LINE.formatted("from", side(dataset.path("source"))));
        lines.add(LINE.formatted("to", side(dataset.path("target"))));
        lines.add(LINE.formatted("written in", look.writtenIn()));
        lines.add(LINE.formatted("running", look.running()));
        if (!look.progress().isEmpty()) {
            lines.add(LINE.formatted("", look.progress()));
        }
        lines.add(LINE.formatted("can be asked", words(dataset.path("allowed")).toLowerCase(Locale.ROOT)));
        look.verification().forEach(line -> lines.add(LINE.formatted("verification", line)));
        look.troubles().forEach(line -> lines.add(LINE.formatted("trouble", line)));
        return lines;
    }

    /** What a verification has found, each differing row on a line. */
    public static List<String> verification(JsonNode dataset) {
        return new Look(dataset).verification();
    }

    private static String side(JsonNode side) {
        String database = side.path("database").asText();
        if (side.hasNonNull("failure")) {
            return database + ", which gives no answer: " + side.path("failure").asText();
        }
        return database + (side.has("fence") ? side.at("/fence/open").asBoolean() ? " (open)" : " (closed)" : "");
    }

    private static String words(JsonNode list) {
        StringJoiner words = new StringJoiner(", ").setEmptyValue("-");
        list.forEach(word -> words.add(word.asText()));
        return words.toString();
    }
}
