package io.turnout.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One side's answer to a request.
 *
 * @param status of HTTP, 100 to 599
 * @param headers by name, in any letter case
 * @param body as it is after any Content-Encoding was undone; not to be written to
 * @param cut whether the body is only the beginning of what was sent
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, boolean cut) {
    public Answer {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("%d is no HTTP status".formatted(status));
        }
        Map<String, List<String>> lowerCase = HashMap.newHashMap(headers.size());
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lowerCase);
    }

    public Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, false);
    }

    /** What it says then has nothing to do with what was asked for. */
    public boolean isError() {
        return status >= 400;
    }

    MediaType mediaType() {
        return MediaType.of(headers.getOrDefault("content-type", List.of("")).getFirst());
    }
}
