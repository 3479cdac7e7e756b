package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists come in pages: all rows, each once, in order, while others write. */
class PagingTest {
    @ParameterizedTest
    @ValueSource(strings = {"schedule", "title", "-title", "created", "-created"})
    void goesThroughAllTalksOnceAlsoWhereSortKeysAreEqual(String sort) {
        String track = "Paging " + UUID.randomUUID();
        Random random = new Random(7);
        List<Long> created = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            Map<String, Object> talk = Api.aTalk("track", track);
            talk.put("title", "title " + random.nextInt(4));
            if (random.nextInt(3) == 0) {
                talk.keySet().removeAll(List.of("day", "start", "end"));
            } else if (random.nextInt(3) == 0) {
                talk.keySet().removeAll(List.of("start", "end"));
            }
            created.add(Api.create(talk).jsonPath().getLong("id"));
        }

        List<Long> whole = ids(Api.request()
                .queryParam("track", track)
                .queryParam("sort", sort)
                .get("/api/talks"));
        List<Long> paged = new ArrayList<>();
        String page = "/api/talks?limit=4&sort=" + sort + "&track=" + track.replace(" ", "%20");
        while (page != null) {
            Response answer = Api.request().urlEncodingEnabled(false).get(page);
            answer.then().statusCode(200);
            paged.addAll(ids(answer));
            page = next(answer);
        }

        assertThat(paged).isEqualTo(whole).containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void neverShowsANoteTwiceWhileNotesAreAdded() {
        long talk = Api.createTalk();
        List<Long> before = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            before.add(Api.createNote(talk));
        }

        List<Long> seen = new ArrayList<>();
        String page = "/api/talks/" + talk + "/notes?limit=2";
        while (page != null) {
            Response answer = Api.request().urlEncodingEnabled(false).get(page);
            seen.addAll(ids(answer));
            Api.createNote(talk);
            page = next(answer);
        }

        assertThat(seen).containsExactlyElementsOf(before.reversed());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/talks?limit=0, invalid-parameter",
        "/api/talks?limit=201, invalid-parameter",
        "/api/talks?limit=ten, invalid-parameter",
        "/api/talks?sort=colour, invalid-parameter",
        "/api/talks?day=2019-02-30, invalid-parameter",
        "/api/talks?cursor=made-up, invalid-cursor",
        "/api/agenda?limit=501, invalid-parameter",
        "/api/agenda?day=tomorrow, invalid-parameter",
        "/api/search?q=a&limit=51, invalid-parameter",
        "/api/search?q=a&cursor=bm8, invalid-cursor",
        "/api/search, invalid-parameter",
    })
    void refusesBadPaging(String url, String type) {
        Api.request()
                .urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith(type));
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        Api.createTalk();
        Api.createTalk();
        String cursor = Api.request()
                .queryParam("limit", 1)
                .queryParam("sort", "title")
                .get("/api/talks")
                .jsonPath()
                .getString("next");

        Api.request()
                .queryParam("cursor", cursor)
                .queryParam("sort", "created")
                .get("/api/talks")
                .then()
                .statusCode(400)
                .body("type", endsWith("invalid-cursor"));
    }

    private static List<Long> ids(Response page) {
        return page.jsonPath().getList("items.id", Long.class);
    }

    /** The next page as the Link header names it; null on the last one. */
    private static String next(Response page) {
        String link = page.header("Link");
        assertThat(link == null).isEqualTo(page.jsonPath().getString("next") == null);
        if (link == null) {
            return null;
        }
        assertThat(link).matches("<[^>]+>; rel=\"next\"");
        URI target = URI.create(link.substring(1, link.indexOf('>')));
        assertThat(target.getRawQuery()).contains("limit=");
        return target.getRawPath() + "?" + target.getRawQuery();
    }
}
