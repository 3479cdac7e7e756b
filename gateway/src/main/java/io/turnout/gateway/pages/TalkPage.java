package io.turnout.gateway.pages;

import io.turnout.platform.Markdown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A talk with its notes as its template sees it.
 *
 * @param notesFirst whether the notes come before what the talk is about
 */
public record TalkPage(Talk talk, Notes notes, Form form, boolean notesFirst) {
    /** The facts. */
    public record Talk(
            long id,
            String title,
            // "abstract" is a word of the language, and a property for the template
            @com.fasterxml.jackson.annotation.JsonProperty("abstract")
            String summary,

            List<String> speakers,
            String company,
            String track,
            LocalDate day,
            String start,
            String end,
            String room,
            String slidesUrl) {
        /** For the template's {@code talk.abstract}. */
        public String getAbstract() {
            return summary;
        }
    }

    /** A page of notes. */
    public record Notes(String quality, Instant asOf, List<Note> items, String next) {}

    /** A note, its body as safe HTML. */
    public record Note(long id, String author, String html, Instant createdAt) {
        static Note of(long id, String author, String markdown, Instant createdAt) {
            return new Note(id, author, Markdown.toHtml(markdown), createdAt);
        }
    }

    /**
     * The form for a new note, with what was typed.
     *
     * @param key makes that sending it twice adds one note
     */
    public record Form(String key, String author, String body, Errors errors) {
        /** @param author who will most likely write; null if that is not known */
        static Form empty(String key, String author) {
            return new Form(key, author, null, new Errors(null, null));
        }
    }

    /** What is wrong, to be read after the field's name; null if nothing is. */
    public record Errors(String author, String body) {}
}
