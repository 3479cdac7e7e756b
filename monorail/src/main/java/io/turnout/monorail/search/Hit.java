package io.turnout.monorail.search;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** What was found: a talk or a note. */
public sealed interface Hit {
    String type();

    long id();

    /** How well it fits; comparable within one search. */
    float rank();

    /** A talk that was found. */
    @JsonPropertyOrder({"type", "id", "title", "speakers", "snippet", "rank"})
    record OfTalk(String type, long id, String title, List<String> speakers, String snippet, float rank)
            implements Hit {}

    /** A note that was found. */
    @JsonPropertyOrder({"type", "id", "talkId", "talkTitle", "author", "snippet", "rank"})
    record OfNote(String type, long id, long talkId, String talkTitle, String author, String snippet, float rank)
            implements Hit {}
}
