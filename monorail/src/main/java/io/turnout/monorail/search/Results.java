package io.turnout.monorail.search;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A page of what was found, the best first.
 *
 * @param talks whether talks could be searched; always good here, where there is one database
 * @param notes whether notes could be searched; as above
 */
@JsonPropertyOrder({"query", "items", "next", "talks", "notes"})
public record Results(String query, List<Hit> items, String next, Part talks, Part notes) {
    /** How far a part of the answer can be relied on. */
    public record Part(String quality) {
        public static final Part GOOD = new Part("good");
    }

    static Results good(String query, List<Hit> items, String next) {
        return new Results(query, items, next, Part.GOOD, Part.GOOD);
    }
}
