package io.turnout.monorail.talks;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.Requests.plain;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalksTest {
    @Test
    void answersACreatedTalkWithEveryMemberInItsOrder() {
        Response created = plain().contentType(ContentType.JSON).body("""
                        {"title":"Airbnb’s Great Migration","abstract":"How.","speakers":["Jessica Tai"],"company":"Airbnb",
                         "track":"Evolution","day":"2019-03-04","start":"10:35","end":"11:25","room":"Fleming",
                         "slidesUrl":"https://example.com/slides"}
                        """).post("/api/talks");

        created.then().statusCode(201).header("ETag", "\"v1\"").contentType("application/json;charset=UTF-8");
        long id = created.jsonPath().getLong("id");
        assertThat(created.header("Location")).isEqualTo("/api/talks/" + id);
        String instant = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3}(\\d{3})?)?Z\"";
        assertThat(created.asString())
                .matches(
                        Pattern.quote("{\"id\":" + id + ",\"title\":\"Airbnb’s Great Migration\",\"abstract\":\"How.\","
                                        + "\"speakers\":[\"Jessica Tai\"],\"company\":\"Airbnb\",\"track\":\"Evolution\","
                                        + "\"day\":\"2019-03-04\",\"start\":\"10:35\",\"end\":\"11:25\",\"room\":\"Fleming\","
                                        + "\"slidesUrl\":\"https://example.com/slides\",\"version\":1,\"createdAt\":")
                                + instant + ",\"updatedAt\":" + instant + "}");
        assertThat(when().get("/api/talks/" + id).asString()).isEqualTo(created.asString());
    }

    @Test
    void showsWhatIsNotKnownAsNull() {
        given().contentType(ContentType.JSON)
                .body("{\"title\":\"Only a title\"}")
                .post("/api/talks")
                .then()
                .statusCode(201)
                .body("abstract", nullValue())
                .body("speakers.size()", is(0))
                .body("company", nullValue())
                .body("day", nullValue())
                .body("start", nullValue())
                .body("slidesUrl", nullValue());
    }

    @Test
    void takesBackWhatItAnswered() {
        long id = create(aTalk());
        String read = when().get("/api/talks/" + id).asString();

        plain().contentType(ContentType.JSON)
                .body(read)
                .put("/api/talks/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("id", equalTo((int) id))
                .body("version", is(2));
    }

    @Test
    void replacesTheWholeTalk() {
        long id = create(aTalk().with("room", "Fleming"));

        given().contentType(ContentType.JSON)
                .body("{\"title\":\"Another\"}")
                .put("/api/talks/" + id)
                .then()
                .statusCode(200)
                .body("title", is("Another"))
                .body("room", nullValue());
    }

    @Test
    void patchesWhatIsNamedAndRemovesWhatIsNull() {
        long id = create(aTalk().with("room", "Fleming").with("track", "Cloud"));

        given().contentType("application/merge-patch+json")
                .body("{\"room\":null,\"company\":\"Tesla\"}")
                .patch("/api/talks/" + id)
                .then()
                .statusCode(200)
                .body("room", nullValue())
                .body("company", is("Tesla"))
                .body("track", is("Cloud"));
    }

    @Test
    void refusesAPatchThatMakesTheTalkInvalid() {
        long id = create(aTalk());

        given().contentType("application/merge-patch+json")
                .body("{\"title\":null}")
                .patch("/api/talks/" + id)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-body"))
                .body("errors[0].field", is("title"));
        when().get("/api/talks/" + id).then().body("version", is(1));
    }

    @Test
    void deletesATalkWithItsNotes() {
        long id = create(aTalk());
        String note = given().contentType(ContentType.JSON)
                .body("{\"author\":\"Ada\",\"body\":\"So it goes.\"}")
                .post("/api/talks/" + id + "/notes")
                .header("Location");

        when().delete("/api/talks/" + id).then().statusCode(204).body(is(""));

        when().get("/api/talks/" + id).then().statusCode(404).body("detail", is("There is no talk " + id + "."));
        when().get(note).then().statusCode(404);
        when().get("/api/talks/" + id + "/notes").then().statusCode(404);
    }

    @Test
    void answersATalkWithItsNewestNotes() {
        long id = create(aTalk());
        for (int i = 1; i <= 3; i++) {
            given().contentType(ContentType.JSON)
                    .body("{\"author\":\"Ada\",\"body\":\"Note %d\"}".formatted(i))
                    .post("/api/talks/" + id + "/notes")
                    .then()
                    .statusCode(201);
        }

        Response answer = when().get("/api/talks/" + id + "?include=notes&limit=2");

        answer.then()
                .statusCode(200)
                .body("id", equalTo((int) id))
                .body("notes.quality", is("good"))
                .body("notes.items.body", equalTo(List.of("Note 3", "Note 2")));
        assertThat(answer.asString())
                .contains(",\"updatedAt\":")
                .contains("\"notes\":{\"quality\":\"good\",\"items\":[");
        when().get("/api/talks/" + id + "/notes?cursor=" + answer.path("notes.next"))
                .then()
                .statusCode(200)
                .body("items.body", equalTo(List.of("Note 1")))
                .body("next", nullValue());
    }
}
