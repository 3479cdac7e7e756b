package io.turnout.control.api.room.flag;

import com.fasterxml.jackson.databind.JsonNode;
import io.turnout.control.api.flags.FlagView;
import io.turnout.control.api.room.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * A flag, in short.
 *
 * @param gets who gets what, as a sentence
 * @param purpose what it is for, if it says so; null else
 */
public record FlagRow(FlagView view, boolean enabled, String gets, String purpose) {
    static FlagRow of(FlagView view) {
        JsonNode flag = view.flag();
        return new FlagRow(
                view,
                flag.path("state").asText().equals("ENABLED"),
                gets(flag),
                flag.path("metadata").path("purpose").textValue());
    }

    private static String gets(JsonNode flag) {
        String byDefault = flag.path("defaultVariant").asText("what the code says");
        JsonNode shares = flag.path("targeting").path("fractional");
        if (!flag.path("state").asText().equals("ENABLED")) {
            return "everybody gets what the code says";
        }
        if (flag.path("targeting").isEmpty()) {
            return "everybody gets " + byDefault;
        }
        return shares.isArray() ? shares(shares, byDefault) : "by a rule, else " + byDefault;
    }

    /** Where the weights are figures; else it is a rule like others. */
    private static String shares(JsonNode shares, String byDefault) {
        List<JsonNode> pairs = new ArrayList<>();
        shares.forEach(share -> {
            if (share.isArray()) {
                pairs.add(share);
            }
        });
        boolean areFigures = pairs.stream()
                .allMatch(pair -> pair.path(0).isTextual()
                        && (pair.size() == 1 || pair.path(1).isNumber()));
        double all = pairs.stream().mapToDouble(FlagRow::weight).sum();
        if (!areFigures || all <= 0) {
            return "by a rule, else " + byDefault;
        }
        return String.join(
                ", ",
                pairs.stream()
                        .map(pair -> Formats.plain(Math.round(weight(pair) / all * 1000) / 10.0) + " % "
                                + pair.path(0).asText())
                        .toList());
    }

    private static double weight(JsonNode pair) {
        return pair.size() == 1 ? 1 : Math.max(0, pair.path(1).asDouble());
    }
}
