package io.turnout.monorail.feed;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * Something that has happened to a talk.
 *
 * @param position 1 for the first change ever, then one more for each, in the order of the commits, without a gap
 * @param id of the talk
 * @param talk as it was left by the change, as JSON; null if it was deleted
 */
@JsonPropertyOrder({"position", "type", "id", "at", "talk"})
record Change(
        long position,
        String type,
        long id,
        Instant at,
        @JsonRawValue String talk) {}
