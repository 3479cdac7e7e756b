package io.turnout.gateway.compose;

import io.turnout.platform.ProblemType;
import java.util.Locale;
import java.util.Set;

/** What a client takes as an answer. */
final class Accepts {
    private static final Set<String> JSON_RANGES = Set.of("*/*", "application/*", "application/json");

    private Accepts() {}

    /** @throws io.turnout.platform.ProblemException {@code not-acceptable} */
    static void requireJson(String accept) {
        if (accept == null || accept.isBlank()) {
            return;
        }
        for (String range : accept.split(",")) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            boolean refused = parts[parts.length - 1].matches("q=0(\\.0*)?");
            if (!refused && JSON_RANGES.contains(parts[0])) {
                return;
            }
        }
        throw ProblemType.NOT_ACCEPTABLE.because("This path answers application/json; accept that, or */*.");
    }
}
