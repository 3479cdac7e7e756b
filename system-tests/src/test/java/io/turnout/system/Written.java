package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a site has acknowledged to {@link Traffic}; to be found there afterwards, each thing once. */
final class Written {
    private final String track = "traffic-" + UUID.randomUUID();
    private final Map<Long, Talk> talks = new HashMap<>();
    private final Map<Long, List<String>> notes = new HashMap<>();

    /** A talk as its writer knows it. */
    record Talk(String track, String title, int room) {
        Talk changed() {
            return new Talk(track, title, room + 1);
        }

        String json() {
            return "{\"title\":\"%s\",\"track\":\"%s\",\"room\":\"%d\"}".formatted(title, track, room);
        }
    }

    Talk draft() {
        return new Talk(track, "Talk " + UUID.randomUUID(), 0);
    }

    synchronized long created(long id, Talk talk) {
        talks.put(id, talk);
        return id;
    }

    synchronized Talk talk(long id) {
        return talks.get(id);
    }

    synchronized void put(long id, Talk talk) {
        talks.put(id, talk);
    }

    synchronized void noted(long talk, String body) {
        notes.computeIfAbsent(talk, unknown -> new ArrayList<>()).add(body);
    }

    /** Holds the site against it; what was sent without an acknowledgement may be there or not. */
    synchronized void assertThere() {
        assertThat(talks).as("talks written").isNotEmpty();
        List<String> titles = new ArrayList<>();
        String next = "/api/talks?limit=200&track=" + track;
        while (next != null) {
            var page = Api.request().urlEncodingEnabled(false).get(next).jsonPath();
            titles.addAll(page.getList("items.title", String.class));
            String cursor = page.getString("next");
            next = cursor == null ? null : "/api/talks?limit=200&track=" + track + "&cursor=" + cursor;
        }
        assertThat(titles)
                .doesNotHaveDuplicates()
                .containsAll(talks.values().stream().map(Talk::title).toList());
        talks.forEach((id, talk) -> assertThat(
                        Api.request().get("/api/talks/{id}", id).jsonPath().getString("room"))
                .as("room of talk %d, changed by each PUT", id)
                .satisfies(room -> assertThat(Integer.parseInt(room)).isGreaterThanOrEqualTo(talk.room())));
        notes.forEach((talk, bodies) -> assertThat(Api.request()
                        .get("/api/talks/{id}/notes?limit=200", talk)
                        .jsonPath()
                        .getList("items.body", String.class))
                .as("notes of talk %d", talk)
                .doesNotHaveDuplicates()
                .containsAll(bodies));
    }
}
