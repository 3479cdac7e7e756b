package io.turnout.comparison.header;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of a header's value counts. */
public enum HeaderForm {
    /** The value as it is. */
    EXACT {
        @Override
        String normalised(List<String> values) {
            return values.stream().map(String::strip).collect(Collectors.joining(", "));
        }
    },
    /** A media type: letter case, blanks, quotes and the order of parameters say nothing. */
    MEDIA_TYPE {
        @Override
        String normalised(List<String> values) {
            String[] parts = EXACT.normalised(values)
                    .toLowerCase(Locale.ROOT)
                    .replace("\"", "")
                    .split(";");
            String parameters = Arrays.stream(parts)
                    .skip(1)
                    .map(part -> part.replace(" ", ""))
                    .filter(part -> !part.isEmpty())
                    .sorted()
                    .map(part -> ";" + part)
                    .collect(Collectors.joining());
            return (parts.length == 0 ? "" : parts[0].strip()) + parameters;
        }
    },
    /** A list between commas: letter case, blanks and order say nothing. */
    TOKENS {
        @Override
        String normalised(List<String> values) {
            return Arrays.stream(
                            EXACT.normalised(values).toLowerCase(Locale.ROOT).split(","))
                    .map(String::strip)
                    .filter(token -> !token.isEmpty())
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    },
    /** Cookies by name: their values are secrets, or made anew each time. */
    COOKIE_NAMES {
        @Override
        String normalised(List<String> values) {
            return values.stream()
                    .map(value -> value.split("=", 2)[0].strip())
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    },
    /** Whether it is there. */
    PRESENCE {
        @Override
        String normalised(List<String> values) {
            return "present";
        }
    };

    abstract String normalised(List<String> values);
}
