package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an operation would check and run, as the API shows it, in words. */
public record Rehearsal(JsonNode answer) {
    /** Whether it could be asked for, and nothing would stop it. */
    public boolean isFree() {
        boolean blocked = false;
        for (JsonNode finding : answer.path("findings")) {
            blocked |= finding.path("blocking").asBoolean();
        }
        return answer.path("allowed").asBoolean() && !blocked;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!answer.path("allowed").asBoolean()) {
            lines.add("It cannot be asked for now: the dataset's state does not allow it.");
        }
        for (JsonNode finding : answer.path("findings")) {
            lines.add("%s  %s: %s"
                    .formatted(
                            finding.path("blocking").asBoolean() ? "stops it" : "warning ",
                            finding.path("database").asText(),
                            finding.path("what").asText()));
            lines.add("          " + finding.path("mend").asText());
        }
        if (answer.path("findings").isEmpty()) {
            lines.add("Nothing was found that stands in the way.");
        }
        for (JsonNode step : answer.path("steps")) {
            lines.add("");
            lines.add("-- %s, in %s"
                    .formatted(
                            step.path("step").asText().toLowerCase(Locale.ROOT),
                            step.path("database").asText()));
            step.path("sql")
                    .forEach(sql -> lines.add(
                            sql.asText().strip() + (sql.asText().strip().endsWith(";") ? "" : ";")));
        }
        return lines;
    }
}
