package io.turnout.gateway.pages;

import io.turnout.platform.Markdown;
import java.time.Instant;
import java.util.List;

/** Search results as their template sees them. */
public record SearchResults(String query, List<Hit> items, String next, Part talks, Part notes) {
    /** A talk or a note. */
    public record Hit(
            String type,
            long id,
            String title,
            List<String> speakers,
            Long talkId,
            String talkTitle,
            String author,
            String snippet) {
        public Hit {
            snippet = Markdown.toText(snippet);
        }
    }

    /** How good one side of the results is. */
    public record Part(String quality, Instant asOf) {}

    /** The page before anything is asked. */
    static SearchResults none() {
        Part good = new Part("good", null);
        return new SearchResults("", List.of(), null, good, good);
    }
}
