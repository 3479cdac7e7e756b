package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A migration, as it is told to people. */
public final class Journey {
    private static final String ROW = "%-18s %-10s %s";
    private static final int WIDTH = 20;

    private final JsonNode answer;

    /** @param answer of {@code GET /api/control/migration} */
    public Journey(JsonNode answer) {
        this.answer = answer;
    }

    public boolean hasBegun() {
        return answer.hasNonNull("number");
    }

    public String phase() {
        return answer.path("phase").asText();
    }

    public boolean isOver() {
        return phase().equals("DONE") || phase().equals("ROLLED_BACK");
    }

    /** Whether somebody has to resume it. */
    public boolean isPaused() {
        return answer.path("paused").asBoolean();
    }

    public long number() {
        return answer.path("number").asLong();
    }

    /** Where it is, and what it waits for. */
    public String line() {
        if (!hasBegun()) {
            return "Nothing has been migrated yet: ./turnout migrate begins.";
        }
        String where = "Migration %d to %s: %s%s"
                .formatted(
                        number(),
                        answer.path("to").asText(),
                        phase().toLowerCase(Locale.ROOT).replace('_', ' '),
                        isPaused() ? ", paused" : "");
        return where + " (" + why() + ")";
    }

    /** What it waits for; or, once it does not wait for anything, why it is where it is. */
    public String why() {
        boolean waits = !isOver() && !isPaused() && answer.hasNonNull("waitingFor");
        return answer.path(waits ? "waitingFor" : "reason").asText();
    }

    /** A row for each capability. */
    public List<String> stages() {
        List<String> rows = new ArrayList<>();
        rows.add(ROW.formatted("CAPABILITY", "STAGE", "READ FROM THE CANDIDATE").stripTrailing());
        for (JsonNode stage : answer.path("stages")) {
            String name = stage.path("stage").asText();
            double percent = name.equals("CANDIDATE") || name.equals("RETIRED")
                    ? 100
                    : stage.path("percent").asDouble();
            rows.add(ROW.formatted(stage.path("capability").asText(), name, bar(percent))
                    .stripTrailing());
        }
        return rows;
    }

    private static String bar(double percent) {
        int filled = (int) Math.round(percent * WIDTH / 100);
        String number = String.format(Locale.ROOT, "%.1f", percent).replaceAll("\\.0$", "");
        return "█".repeat(filled) + "░".repeat(WIDTH - filled) + " " + number + " %";
    }
}
