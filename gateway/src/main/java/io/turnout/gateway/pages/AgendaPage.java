package io.turnout.gateway.pages;

import io.turnout.platform.Markdown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The agenda as its template sees it. */
public record AgendaPage(LocalDate day, List<LocalDate> days, List<Stop> items, String next) {
    /** A talk in the agenda. */
    public record Stop(
            long id,
            String title,
            List<String> speakers,
            String company,
            String track,
            String start,
            String end,
            String room,
            String slidesUrl,
            Notes notes) {}

    /** How many notes a talk has, and the latest. */
    public record Notes(String quality, Instant asOf, Integer count, Latest latest) {}

    /** The beginning of a note, in its words alone. */
    public record Latest(long id, String author, String excerpt, Instant createdAt) {
        public Latest {
            excerpt = Markdown.toText(excerpt);
        }
    }
}
