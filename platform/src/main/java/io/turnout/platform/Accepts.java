package io.turnout.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a client takes as an answer (RFC 9110, section 12.5.1). */
public final class Accepts {
    /** The most specific range decides, whatever the others say. */
    private static final List<String> JSON_RANGES = List.of("application/json", "application/*", "*/*");

    private Accepts() {}

    /**
     * Lets a client go on that takes JSON.
     *
     * @param accept the header's value; null and blank take anything
     * @throws ProblemException {@code not-acceptable}
     */
    public static void requireJson(String accept) {
        if (accept == null || accept.isBlank()) {
            return;
        }
        Map<String, Boolean> taken = new HashMap<>();
        for (String range : accept.split(",")) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
            taken.put(parts[0], Stream.of(parts).noneMatch(part -> part.matches("q=0(\\.0*)?")));
        }
        if (!JSON_RANGES.stream()
                .map(taken::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(false)) {
            throw ProblemType.NOT_ACCEPTABLE.because("This path answers application/json; accept that, or */*.");
        }
    }
}
