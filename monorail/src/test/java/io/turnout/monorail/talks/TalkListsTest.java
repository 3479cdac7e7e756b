package io.turnout.monorail.talks;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.Requests.plain;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.monorail.TestTalks;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalkListsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule | early, b-open, first, B-second, a-second, unscheduled",
                "title    | B-second, a-second, b-open, early, first, unscheduled",
                "-title   | unscheduled, first, early, b-open, a-second, B-second",
                "created  | unscheduled, B-second, a-second, first, b-open, early",
                "-created | early, b-open, first, a-second, B-second, unscheduled",
            })
    void sortsAndPagesThroughEveryTalkOnce(String sort, String titles) {
        String track = "sort " + sort;
        create(aTalk(track, "unscheduled"));
        create(aTalk(track, "B-second")
                .with("day", "2019-03-05")
                .with("start", "09:00")
                .with("end", "10:00"));
        create(aTalk(track, "a-second")
                .with("day", "2019-03-05")
                .with("start", "09:00")
                .with("end", "10:00"));
        create(aTalk(track, "first")
                .with("day", "2019-03-05")
                .with("start", "08:00")
                .with("end", "10:00"));
        create(aTalk(track, "b-open").with("day", "2019-03-04"));
        create(aTalk(track, "early")
                .with("day", "2019-03-04")
                .with("start", "23:00")
                .with("end", "23:59"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = given().queryParam("track", track)
                    .queryParam("sort", sort)
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/talks")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.title"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).containsExactly(titles.split(", "));
    }

    @Test
    void filtersByDayTrackAndSpeakerExactly() {
        long mine = create(TestTalks.aTalk()
                .with("day", "2019-03-06")
                .with("track", "Filter")
                .with("speakers", List.of("A", "B C")));
        create(TestTalks.aTalk()
                .with("day", "2019-03-05")
                .with("track", "Filter")
                .with("speakers", List.of("B C")));
        create(TestTalks.aTalk()
                .with("day", "2019-03-06")
                .with("track", "filter")
                .with("speakers", List.of("B C")));
        create(TestTalks.aTalk()
                .with("day", "2019-03-06")
                .with("track", "Filter")
                .with("speakers", List.of("B")));

        List<Long> ids = plain().get("/api/talks?day=2019-03-06&track=Filter&speaker=B%20C")
                .jsonPath()
                .getList("items.id", Long.class);

        assertThat(ids).containsExactly(mine);
    }

    @Test
    void linksToTheNextPageWithTheSameParameters() {
        create(aTalk("Link & co", "one"));
        create(aTalk("Link & co", "two"));

        Response page = plain().get("/api/talks?limit=1&unknown=x&sort=title&track=Link%20%26%20co");

        String link = page.header("Link");
        assertThat(link)
                .isEqualTo("</api/talks?track=Link%20%26%20co&sort=title&limit=1&cursor=" + page.path("next")
                        + ">; rel=\"next\"");
        assertThat(plain().get(link.substring(1, link.indexOf('>'))).jsonPath().getList("items.title"))
                .containsExactly("two");
    }

    @Test
    void refusesACursorOfAnotherSort() {
        create(TestTalks.aTalk());
        create(TestTalks.aTalk());
        String cursor = when().get("/api/talks?sort=title&limit=1").path("next");

        when().get("/api/talks?sort=-title&cursor=" + cursor).then().statusCode(400);
    }

    private static TestTalks aTalk(String track, String title) {
        return TestTalks.aTalk().with("track", track).with("title", title);
    }
}
