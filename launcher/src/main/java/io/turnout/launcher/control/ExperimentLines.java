package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the control plane tells of experiments, as lines to be read. */
public final class ExperimentLines {
    private ExperimentLines() {}

    /** A line for each. */
    public static List<String> list(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("experiments")
                .forEach(each -> lines.add("%-24s %-20s %s"
                        .formatted(each.path("key").asText(), each.path("flag").asText(), state(each))));
        return lines.isEmpty() ? List.of("There are no experiments.") : lines;
    }

    /** All that is known of one. */
    public static List<String> details(JsonNode one) {
        List<String> lines = new ArrayList<>();
        lines.add("%s of the flag %s, %s"
                .formatted(one.path("key").asText(), one.path("flag").asText(), state(one)));
        lines.add(cohort("control", one.path("control"), one.path("outcome").asText()));
        for (JsonNode treatment : one.path("treatments")) {
            lines.add(cohort("treatment", treatment, one.path("outcome").asText()));
            lines.add(answers(treatment) + "; of the control, "
                    + answers(one.path("control")).strip());
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %s, between %s and %s more than the control",
                    treatment.path("verdict").asText(),
                    points(treatment.at("/difference/value")),
                    points(treatment.at("/difference/lower")),
                    points(treatment.at("/difference/upper"))));
        }
        if (one.path("waiting").asLong() > 0) {
            lines.add("%d subjects more have still time for it"
                    .formatted(one.path("waiting").asLong()));
        }
        if (one.path("mismatched").asBoolean()) {
            lines.add("Subjects do not come in the planned shares: cohorts are not alike, and nothing is known.");
        }
        return lines;
    }

    private static String state(JsonNode one) {
        return one.hasNonNull("endedAt")
                ? "ended, all get %s: %s"
                        .formatted(
                                one.path("kept").asText(),
                                one.path("endedBecause").asText())
                : "under way since " + one.path("startedAt").asText();
    }

    private static String cohort(String what, JsonNode cohort, String outcome) {
        long exposed = cohort.at("/counted/exposed").asLong();
        long outcomes = cohort.at("/counted/outcomes").asLong();
        return String.format(
                Locale.ROOT,
                "%-9s %-16s %,d of %,d subjects %s%s",
                what,
                cohort.path("variant").asText(),
                outcomes,
                exposed,
                outcome,
                exposed == 0 ? "" : String.format(Locale.ROOT, " (%.2f %%)", 100.0 * outcomes / exposed));
    }

    private static String answers(JsonNode cohort) {
        JsonNode counted = cohort.path("counted");
        return String.format(
                Locale.ROOT,
                "  %,d of %,d answers failed, %,d were slow",
                counted.path("bad").asLong(),
                counted.path("tries").asLong(),
                counted.path("slow").asLong());
    }

    private static String points(JsonNode share) {
        return share.isNumber()
                ? String.format(Locale.ROOT, "%.2f points", share.asDouble() * 100)
                : "nobody knows what";
    }
}
