package io.turnout.launcher.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a dataset's journal.
 *
 * @param subject the operation, step or outcome that it is about; null if it is about none
 * @param detail why; null if there is nothing to say
 */
record Entry(long id, String dataset, long turn, String operation, Kind kind, String subject, String detail) {
    enum Kind {
        REQUESTED,
        BEGUN,
        ENDED,
        REFUSED,
        UNDOING,
        SETTLED
    }

    static Entry of(JsonNode json) {
        return new Entry(
                json.path("id").asLong(),
                json.path("dataset").asText(),
                json.path("turn").asLong(),
                json.path("operation").asText(),
                Kind.valueOf(json.path("kind").asText()),
                json.path("subject").asText(null),
                json.path("detail").asText(null));
    }

    /** Why the operation does not go on, if this says it. */
    Optional<String> reason() {
        return kind == Kind.REFUSED || kind == Kind.UNDOING ? Optional.ofNullable(detail) : Optional.empty();
    }

    /** For a person. */
    String line() {
        return switch (kind) {
            case REQUESTED -> "%s %s, operation %d".formatted(dataset, word(operation), turn);
            case BEGUN -> word(subject) + " …";
            case ENDED -> word(subject) + " done";
            case REFUSED -> word(subject) + " refused: " + detail;
            case UNDOING -> "being undone: " + detail;
            case SETTLED -> subject;
        };
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
