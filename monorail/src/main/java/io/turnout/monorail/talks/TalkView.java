package io.turnout.monorail.talks;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A talk as the API shows it; what is not known is null. */
@JsonPropertyOrder({
    "id",
    "title",
    "abstract",
    "speakers",
    "company",
    "track",
    "day",
    "start",
    "end",
    "room",
    "slidesUrl",
    "version",
    "createdAt",
    "updatedAt"
})
public record TalkView(
        long id,
        String title,
        @JsonProperty("abstract") String summary,
        List<String> speakers,
        String company,
        String track,
        LocalDate day,
        @JsonFormat(pattern = "HH:mm") LocalTime start,
        @JsonFormat(pattern = "HH:mm") LocalTime end,
        String room,
        String slidesUrl,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static TalkView from(Talk talk) {
        return new TalkView(
                talk.id,
                talk.title,
                talk.summary,
                List.copyOf(talk.speakers),
                talk.company,
                talk.track,
                talk.day,
                talk.start,
                talk.end,
                talk.room,
                talk.slidesUrl,
                talk.version,
                talk.createdAt,
                talk.updatedAt);
    }
}
