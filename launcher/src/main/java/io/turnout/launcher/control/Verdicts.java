package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.launcher.Terminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What comparing answers has shown, in words. */
public final class Verdicts {
    private static final int MOST_NEVER_SEEN = 12;
    private static final String ROW = "%-16s %8s  %-21s %9s %8s  %s";
    private static final String FIELD = "%-10s %7s %7s  %-14s %s";
    private static final String EXAMPLE = "  %-28s  %-30s  %s";
    private static final Set<String> SUSPECT = Set.of("DIFFERING", "UNDECIDED");

    private Verdicts() {}

    /** @param answer of {@code GET /api/control/shadow} */
    public static List<String> table(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("CAPABILITY", "PERCENT", "VERDICT", "COMPARED", "CHANGED", ""));
        for (JsonNode each : answer.path("capabilities")) {
            lines.add(ROW.formatted(
                            each.path("capability").asText(),
                            number(each.path("percent").asDouble()),
                            each.path("verdict").asText("-"),
                            count(each.path("compared")),
                            count(each.at("/changed/changed")),
                            each.path("waitingFor").asText(""))
                    .stripTrailing());
        }
        if (answer.path("stopped").asBoolean()) {
            lines.add("Nothing is compared: it was stopped; ./turnout shadow --resume goes on.");
        }
        return lines;
    }

    /** @param one answer of {@code GET /api/control/shadow/NAME} */
    public static List<String> details(JsonNode one) {
        List<String> lines = new ArrayList<>();
        List<JsonNode> shown = new ArrayList<>();
        int clean = 0;
        for (JsonNode field : one.path("fields")) {
            if (field.path("state").asText().equals("CLEAN")) {
                clean++;
            } else {
                shown.add(field);
            }
        }
        if (!shown.isEmpty()) {
            lines.add(FIELD.formatted("FIELD", "RAW", "NOISE", "KIND", "PATH"));
            shown.forEach(field -> lines.add(field(field)));
        }
        examples(one, suspects(shown), lines);
        neverSeen(one.path("neverSeen"), lines);
        one.path("rulesNeverUsed").forEach(rule -> lines.add("This rule was never of use: " + rule.asText() + "."));
        one.path("notCompared")
                .properties()
                .forEach(each -> lines.add("%s requests were not compared: %s."
                        .formatted(Amounts.count(each.getValue().asLong()), word(each.getKey()))));
        if (one.path("settled").asLong() > 0) {
            lines.add("%s requests differed only until the other side had caught up."
                    .formatted(Amounts.count(one.path("settled").asLong())));
        }
        if (one.hasNonNull("waitingFor")) {
            lines.add(one.path("capability").asText() + " "
                    + one.path("waitingFor").asText());
        }
        lines.add(summary(one, clean));
        return lines;
    }

    /** Fields, status codes and parameters; the first of them. */
    private static void neverSeen(JsonNode all, List<String> lines) {
        if (!all.isEmpty()) {
            String first = all.valueStream()
                    .limit(MOST_NEVER_SEEN)
                    .map(Verdicts::plain)
                    .collect(Collectors.joining(", "));
            int more = all.size() - MOST_NEVER_SEEN;
            lines.add("No request has shown %s%s.".formatted(first, more > 0 ? " and %d more".formatted(more) : ""));
        }
    }

    private static String summary(JsonNode one, int clean) {
        if (!one.hasNonNull("verdict")) {
            return "Nothing was compared yet: ./turnout shadow %s --percent 1 begins."
                    .formatted(one.path("capability").asText());
        }
        StringBuilder missing = new StringBuilder();
        one.path("missing")
                .forEach(each -> missing.append(" ").append(each.asText()).append("."));
        return String.format(
                Locale.ROOT,
                "%s  %s requests compared in run %d; %s would have been answered otherwise, below %.3f %% with %.0f %%"
                        + " confidence; %d fields are clean.%s",
                one.path("verdict").asText(),
                Amounts.count(one.path("compared").asLong()),
                one.path("run").asLong(),
                Amounts.count(one.at("/changed/changed").asLong()),
                one.at("/changed/upperBound").asDouble() * 100,
                one.at("/changed/confidence").asDouble() * 100,
                clean,
                missing);
    }

    private static String field(JsonNode field) {
        StringBuilder kinds = new StringBuilder();
        field.path("kinds")
                .forEach(kind -> kinds.append(kinds.isEmpty() ? "" : ",").append(word(kind.asText())));
        return FIELD.formatted(
                word(field.path("state").asText()),
                field.path("raw").asLong(),
                field.path("noise").asLong(),
                kinds,
                plain(field.path("path")));
    }

    private static Set<String> suspects(List<JsonNode> fields) {
        Set<String> suspects = new TreeSet<>();
        fields.stream()
                .filter(field -> SUSPECT.contains(field.path("state").asText()))
                .forEach(field -> suspects.add(field.path("path").asText()));
        return suspects;
    }

    /** The first one of each path, by request. */
    private static void examples(JsonNode one, Set<String> suspects, List<String> lines) {
        Map<String, List<String>> byRequest = new LinkedHashMap<>();
        Map<String, JsonNode> replays = new HashMap<>();
        for (JsonNode example : one.path("examples")) {
            if (suspects.remove(example.path("path").asText())) {
                String request = "%s (trace %s)"
                        .formatted(
                                plain(example.path("request")),
                                example.path("traceId").asText());
                replays.put(request, example.path("replay"));
                byRequest
                        .computeIfAbsent(request, each -> new ArrayList<>())
                        .add(EXAMPLE.formatted(
                                plain(example.path("path")),
                                plain(example.path("primary")),
                                plain(example.path("other"))));
            }
        }
        byRequest.forEach((request, paths) -> {
            lines.add("");
            lines.add(request);
            lines.add(EXAMPLE.formatted("", "PRIMARY", "OTHER").stripTrailing());
            lines.addAll(paths);
            replays.get(request).forEach(command -> lines.add("  " + plain(command)));
        });
        if (!lines.isEmpty()) {
            lines.add("");
        }
    }

    private static String plain(JsonNode text) {
        return Terminal.plain(text.textValue());
    }

    private static String count(JsonNode number) {
        return number.isNumber() ? Amounts.count(number.asLong()) : "-";
    }

    private static String number(double percent) {
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
