package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalkListsTest {
    private static final Comparator<String> LAST = Comparator.nullsLast(Comparator.naturalOrder());
    private static final Comparator<Map<String, Object>> BY_ID = Comparator.comparing(t -> (Integer) t.get("id"));
    private static final Comparator<Map<String, Object>> BY_TITLE = Comparator.<Map<String, Object>, String>comparing(
                    t -> (String) t.get("title"))
            .thenComparing(BY_ID);
    private static final Map<String, Comparator<Map<String, Object>>> ORDERS = Map.of(
            "schedule",
            Comparator.<Map<String, Object>, String>comparing(t -> (String) t.get("day"), LAST)
                    .thenComparing(t -> (String) t.get("start"), LAST)
                    .thenComparing(BY_TITLE),
            "title",
            BY_TITLE,
            "-title",
            BY_TITLE.reversed(),
            "created",
            BY_ID,
            "-created",
            BY_ID.reversed());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void showsEachTalkOnceInOrderWhateverThePages(long seed) {
        Random random = new Random(seed);
        String track = "pages " + seed;
        List<Map<String, Object>> talks = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            // few values, so that most keys are shared and the last part of the key decides
            TalkTestData talk = aTalk().with("track", track).with("title", "aBä".substring(random.nextInt(3)));
            if (random.nextInt(4) > 0) {
                talk.with("day", "2019-03-0" + (4 + random.nextInt(2)));
                if (random.nextBoolean()) {
                    talk.with("start", "09:0" + random.nextInt(2)).with("end", "10:00");
                }
            }
            long id = talk.create();
            talks.add(given().get("/api/talks/" + id).jsonPath().getMap("$"));
        }

        ORDERS.forEach((sort, order) -> {
            List<Map<String, Object>> expected = talks.stream().sorted(order).toList();
            String path = "/api/talks?track=" + track + "&sort=" + sort + "&limit=" + (1 + random.nextInt(9));

            assertThat(walk(path)).as(sort).isEqualTo(expected);
        });
    }

    @Test
    void filtersByExactValues() {
        String track = "filters";
        long first = aTalk().with("track", track)
                .by("Ann", "Bob")
                .with("day", "2019-03-04")
                .create();
        long second =
                aTalk().with("track", track).by("Bob").with("day", "2019-03-05").create();
        aTalk().with("track", "Filters").by("Bob").with("day", "2019-03-05").create();

        assertThat(ids("/api/talks?track=filters")).containsExactly((int) first, (int) second);
        assertThat(ids("/api/talks?track=filters&speaker=Ann")).containsExactly((int) first);
        assertThat(ids("/api/talks?track=filters&speaker=bob")).isEmpty();
        assertThat(ids("/api/talks?track=filters&speaker=Bob&day=2019-03-05")).containsExactly((int) second);
    }

    @Test
    void linksToNextPageWithWhatTheClientGave() {
        for (int i = 0; i < 2; i++) {
            aTalk().with("track", "links & more").by("Jürgen").create();
        }

        Response page =
                request("links & more", "Jürgen").queryParam("unknown", 1).get("/api/talks");

        String next = page.jsonPath().getString("next");
        assertThat(page.header("Link"))
                .isEqualTo("</api/talks?track=links%20%26%20more&speaker=J%C3%BCrgen&limit=1&cursor=" + next
                        + ">; rel=\"next\"");
        Response last =
                request("links & more", "Jürgen").queryParam("cursor", next).get("/api/talks");
        last.then().statusCode(200).body("items", hasSize(1));
        assertThat(last.header("Link")).isNull();
    }

    @Test
    void showsFiftyTalksUnlessAsked() {
        for (int i = 0; i < 51; i++) {
            aTalk().with("track", "fifty").create();
        }

        given().get("/api/talks?track=fifty").then().body("items", hasSize(50));
        given().get("/api/talks?track=fifty&limit=200").then().body("items", hasSize(51));
    }

    @Test
    void takesTheFirstOfRepeatedParameters() {
        aTalk().with("track", "first").create();

        given().get("/api/talks?track=first&track=second").then().body("items.track", contains("first"));
    }

    private static RequestSpecification request(String track, String speaker) {
        return given().queryParam("limit", 1).queryParam("speaker", speaker).queryParam("track", track);
    }

    private static List<Integer> ids(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath().getList("items.id");
    }

    private static List<Map<String, Object>> walk(String path) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            var request = cursor == null ? given() : given().queryParam("cursor", cursor);
            JsonPath page = request.get(path).then().statusCode(200).extract().jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null && items.size() < 1_000);
        return Collections.unmodifiableList(items);
    }
}
