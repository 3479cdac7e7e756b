package io.turnout.comparison.json;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written: Jackson's own tree drops duplicate keys and how a number was written. */
sealed interface Json {
    /** Members in their order; a name that comes several times has a {@link Repeated}. */
    record Members(Map<String, Json> byName) implements Json {}

    /** All values that one name has in an object, at least two. */
    record Repeated(List<Json> values) implements Json {}

    record Elements(List<Json> all) implements Json {}

    record Text(String value) implements Json {}

    /** @param digits as written, e.g. {@code 1.0e3} */
    record Number(String digits) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}

    /** For a person: scalars as they are, the rest by its size. */
    default String shown() {
        return switch (this) {
            case Members members -> "{%d members}".formatted(members.byName().size());
            case Repeated repeated -> "%d times".formatted(repeated.values().size());
            case Elements elements -> "[%d elements]".formatted(elements.all().size());
            case Text text -> '"' + text.value() + '"';
            case Number number -> number.digits();
            case Truth truth -> String.valueOf(truth.value());
            case Nothing _ -> "null";
        };
    }
}
