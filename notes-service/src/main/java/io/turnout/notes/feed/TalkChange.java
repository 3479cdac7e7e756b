package io.turnout.notes.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A change of a talk, as far as it matters here.
 *
 * @param position in the feed, from 1 without a gap
 * @param type {@code talk.created}, {@code talk.updated} or {@code talk.deleted}; others may come one day
 * @param id of the talk
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TalkChange(long position, String type, long id) {
    boolean isDeletion() {
        return "talk.deleted".equals(type);
    }
}
