package io.turnout.monorail.agenda;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnout.monorail.talks.TalkView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The talks of a day with what was written about them.
 *
 * @param day null if no talk has a day yet
 * @param days the days that have talks, at most the first 100
 * @param next cursor of the day's later talks, null if these are the last
 */
@JsonPropertyOrder({"day", "days", "items", "next"})
public record AgendaDay(LocalDate day, List<LocalDate> days, List<Item> items, String next) {
    /** A talk's members and its notes beside them. */
    @JsonPropertyOrder({"talk", "notes"})
    public record Item(@JsonUnwrapped TalkView talk, Notes notes) {}

    /**
     * A talk's notes in short.
     *
     * @param quality always good here, where talks and notes come from one database
     * @param latest null if there is none
     */
    @JsonPropertyOrder({"quality", "count", "latest"})
    public record Notes(String quality, long count, Latest latest) {}

    /** @param excerpt the note's first 200 characters, Markdown */
    @JsonPropertyOrder({"id", "author", "excerpt", "createdAt"})
    public record Latest(long id, String author, String excerpt, Instant createdAt) {}
}
