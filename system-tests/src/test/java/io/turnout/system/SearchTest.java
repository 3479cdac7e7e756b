package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Search finds words in talks and in notes, the best match first. */
class SearchTest {
    @Test
    void findsTalksAndNotesAndNamesTheNotesTalk() {
        String word = aRareWord();
        Map<String, Object> talk = Api.aTalk("title", "Running the " + word + " at night");
        long id = Api.create(talk).jsonPath().getLong("id");
        long note = Api.createNote(id, Map.of("author", "Ada", "body", "He showed the " + word + " twice."))
                .jsonPath()
                .getLong("id");

        Api.request()
                .queryParam("q", word)
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("query", equalTo(word))
                .body("items.type", contains("talk", "note"))
                .body("items.id", contains((int) id, (int) note))
                .body("items[1].talkTitle", equalTo(talk.get("title")))
                .body("talks.quality", equalTo("good"))
                .body("notes.quality", equalTo("good"));
        Api.request()
                .queryParam("q", word)
                .queryParam("type", "note")
                .get("/api/search")
                .then()
                .body("items.type", contains("note"));
    }

    @Test
    void findsNothingForWordsThatSayNothing() {
        Api.request()
                .queryParam("q", "the and of")
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void pagesThroughAllHitsOnce() {
        String word = aRareWord();
        long talk = Api.create(Api.aTalk("title", word)).jsonPath().getLong("id");
        for (int i = 0; i < 7; i++) {
            Api.createNote(talk, Map.of("author", "Ada", "body", (word + " ").repeat(1 + i % 3)));
        }

        List<String> hits = new ArrayList<>();
        List<Float> ranks = new ArrayList<>();
        String cursor = null;
        do {
            var request = Api.request().queryParam("q", word).queryParam("limit", 3);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get("/api/search").jsonPath();
            page.<Map<String, Object>>getList("items").forEach(hit -> hits.add(hit.get("type") + "-" + hit.get("id")));
            ranks.addAll(page.getList("items.rank", Float.class));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(hits).hasSize(8).doesNotHaveDuplicates();
        assertThat(ranks).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static String aRareWord() {
        StringBuilder word = new StringBuilder("zq");
        for (int i = 0; i < 12; i++) {
            word.append((char) ('b' + ThreadLocalRandom.current().nextInt(3) * 2));
        }
        return word.append("k").toString();
    }
}
