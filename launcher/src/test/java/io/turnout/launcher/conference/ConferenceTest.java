package io.turnout.launcher.conference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The file that {@code up} loads. */
class ConferenceTest {
    private static final Set<String> MEMBERS =
            Set.of("title", "abstract", "speakers", "company", "track", "day", "start", "end", "room", "slidesUrl");

    private final Conference conference = Conference.read(Path.of("../conference/qcon-london-2019.yaml"));

    @Test
    void hasSevenTalksUnderDifferentTitlesWithNotesOnEach() {
        assertThat(conference.name()).isEqualTo("QCon London 2019");
        assertThat(conference.talks())
                .hasSize(7)
                .allSatisfy(talk -> assertThat(talk.notes()).hasSizeBetween(2, 4))
                .extracting(talk -> talk.body().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void hasOnlyWhatTheApiTakes() {
        assertThat(conference.talks()).allSatisfy(talk -> {
            Set<String> members = new TreeSet<>();
            talk.body().fieldNames().forEachRemaining(members::add);
            assertThat(MEMBERS).containsAll(members);
            assertThat(talk.body().path("title").asText()).isNotBlank().hasSizeLessThanOrEqualTo(300);
            assertThat(talk.body().path("abstract").asText()).isNotBlank();
        });
        assertThat(conference.talks()).flatExtracting(Conference.Talk::notes).allSatisfy(note -> {
            assertThat(note.path("author").asText()).isNotBlank();
            assertThat(note.path("body").asText()).isNotBlank();
            assertThat(note).hasSize(2);
        });
    }

    @Test
    void hasDaysOfTheConferenceAndTimesThatAddUp() {
        assertThat(conference.talks()).map(Conference.Talk::body).allSatisfy(talk -> {
            if (talk.has("day")) {
                assertThat(LocalDate.parse(text(talk, "day")))
                        .isBetween(LocalDate.parse("2019-03-04"), LocalDate.parse("2019-03-06"));
                assertThat(LocalTime.parse(text(talk, "start"))).isBefore(LocalTime.parse(text(talk, "end")));
            } else {
                assertThat(talk.has("start") || talk.has("end")).isFalse();
            }
        });
    }

    private static String text(JsonNode talk, String member) {
        return talk.path(member).textValue();
    }
}
