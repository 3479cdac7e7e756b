package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All datasets, a row each, with their troubles below. */
public final class Table {
    private static final String ROW = "%-15s %-10s %-12s %-12s %-18s %s";

    private Table() {}

    /** @param answer of {@code GET /api/control/datasets} */
    public static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        lines.add(ROW.formatted("DATASET", "STATE", "WRITTEN IN", "RUNNING", "LAG", "TROUBLES"));
        for (JsonNode each : answer.path("datasets")) {
            Look look = new Look(each);
            lines.add(ROW.formatted(
                    look.name(),
                    look.state(),
                    look.writtenIn(),
                    look.running(),
                    look.lag(),
                    look.troubles().isEmpty() ? "none" : look.troubles().size()));
            look.troubles().forEach(trouble -> troubles.add(look.name() + ": " + trouble));
        }
        if (lines.size() == 1) {
            return List.of("The plan has no datasets.");
        }
        lines.addAll(troubles);
        return lines;
    }
}
