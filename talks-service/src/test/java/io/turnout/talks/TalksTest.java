package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static io.turnout.talks.TalkTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalksTest {
    @Test
    void createsTalkWithEveryMemberInItsOrder() {
        Response response = json(aTalk().by("Ann")
                        .at("2019-03-04", "09:00", "10:30")
                        .json())
                .post("/api/talks");

        response.then().statusCode(201).contentType("application/json;charset=UTF-8");
        long id = response.jsonPath().getLong("id");
        assertThat(response.header("Location")).isEqualTo("/api/talks/" + id);
        assertThat(response.header("ETag")).isEqualTo("\"v1-gzip\"");
        assertThat(response.asString())
                .startsWith("{\"id\":" + id
                        + ",\"title\":\"A talk\",\"abstract\":null,\"speakers\":[\"Ann\"],\"company\":null,\"track\":null,"
                        + "\"day\":\"2019-03-04\",\"start\":\"09:00\",\"end\":\"10:30\",\"room\":null,\"slidesUrl\":null,"
                        + "\"version\":1,\"createdAt\":\"");
        given().get("/api/talks/" + id).then().statusCode(200).body(equalTo(response.asString()));
    }

    @Test
    void replacesTalkAndClearsWhatIsLeftOut() {
        long id = aTalk().by("Ann").with("track", "Java").create();

        Response response = json(Map.of("title", "Another")).put("/api/talks/" + id);

        response.then()
                .statusCode(200)
                .body("title", equalTo("Another"))
                .body("speakers", empty())
                .body("track", nullValue())
                .body("version", equalTo(2));
        assertThat(response.header("ETag")).isEqualTo("\"v2-gzip\"");
    }

    @Test
    void takesBackWhatItHasServed() {
        long id = aTalk().by("Ann", "Bob").at("2019-03-04", "09:00", "10:30").create();
        String served = given().get("/api/talks/" + id).asString();

        json(served).put("/api/talks/" + id).then().statusCode(200).body("speakers", contains("Ann", "Bob"));
    }

    @Test
    void countsEveryWriteEvenIfItChangesNothing() {
        long id = aTalk().create();

        json(aTalk().json()).put("/api/talks/" + id).then().body("version", equalTo(2));
        json(Map.of()).patch("/api/talks/" + id).then().body("version", equalTo(3));
    }

    @Test
    void patchesOnlyWhatIsNamed() {
        long id = aTalk().by("Ann").at("2019-03-04", "09:00", "10:30").create();

        given().contentType("application/merge-patch+json")
                .body("{\"start\":null,\"end\":null,\"room\":\"Fleming\"}")
                .patch("/api/talks/" + id)
                .then()
                .statusCode(200)
                .body("speakers", contains("Ann"))
                .body("day", equalTo("2019-03-04"))
                .body("start", nullValue())
                .body("room", equalTo("Fleming"));
    }

    @Test
    void deletesTalk() {
        long id = aTalk().create();

        given().delete("/api/talks/" + id).then().statusCode(204);

        given().get("/api/talks/" + id).then().statusCode(404).body("detail", equalTo("There is no talk " + id + "."));
        given().delete("/api/talks/" + id).then().statusCode(404);
        json(aTalk().json()).put("/api/talks/" + id).then().statusCode(404);
    }

    @Test
    void takesTheLongestValuesThereAre() {
        String controls = "x" + "\u0001".repeat(299);
        String wide = "\ufdfa".repeat(300);

        long id = aTalk().with("title", controls).with("track", "longest").create();
        aTalk().with("title", wide).with("track", "longest").create();

        given().get("/api/talks/" + id).then().body("title", equalTo(controls));
        String next = given().get("/api/talks?track=longest&limit=1").jsonPath().getString("next");
        given().queryParam("cursor", next)
                .get("/api/talks?track=longest&limit=1")
                .then()
                .statusCode(200)
                .body("items.title", contains(wide));
    }
}
