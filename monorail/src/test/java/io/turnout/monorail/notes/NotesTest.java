package io.turnout.monorail.notes;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.Requests.plain;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
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
class NotesTest {
    @Test
    void answersACreatedNoteWithEveryMemberInItsOrder() {
        long talk = create(aTalk());

        Response created = plain().contentType(ContentType.JSON)
                .body("{\"author\":\"Ada\",\"body\":\"*So* it goes.\"}")
                .post("/api/talks/" + talk + "/notes");

        created.then().statusCode(201).header("ETag", "\"v1\"").contentType("application/json;charset=UTF-8");
        long id = created.jsonPath().getLong("id");
        assertThat(created.header("Location")).isEqualTo("/api/notes/" + id);
        String instant = "\"[-0-9]{10}T[0-9:.]+Z\"";
        assertThat(created.asString())
                .matches(Pattern.quote(
                                "{\"id\":%d,\"talkId\":%d,\"author\":\"Ada\",\"body\":\"*So* it goes.\",\"version\":1,"
                                        .formatted(id, talk))
                        + "\"createdAt\":" + instant + ",\"updatedAt\":" + instant + "}");
        assertThat(when().get("/api/notes/" + id).asString()).isEqualTo(created.asString());
    }

    @Test
    void replacesAuthorAndBodyAlone() {
        long talk = create(aTalk());
        long note = note(talk, "Ada", "First");

        given().contentType(ContentType.JSON)
                .body("{\"author\":\"Grace\",\"body\":\"Second\",\"talkId\":1,\"id\":2,\"version\":9}")
                .put("/api/notes/" + note)
                .then()
                .statusCode(200)
                .body("author", is("Grace"))
                .body("body", is("Second"))
                .body("talkId", is((int) talk))
                .body("version", is(2));
    }

    @Test
    void deletesANote() {
        long note = note(create(aTalk()), "Ada", "Gone soon");

        when().delete("/api/notes/" + note).then().statusCode(204);

        when().get("/api/notes/" + note).then().statusCode(404);
    }

    @Test
    void refusesANoteOnATalkThatIsNotThere() {
        given().contentType(ContentType.JSON)
                .body("{\"author\":\"Ada\",\"body\":\"x\"}")
                .post("/api/talks/987654/notes")
                .then()
                .statusCode(404)
                .body("detail", is("There is no talk 987654."));
    }

    @Test
    void refusesANoteWithoutAuthorAndBody() {
        given().contentType(ContentType.JSON)
                .body("{\"author\":\" \"}")
                .post("/api/talks/" + create(aTalk()) + "/notes")
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-body"))
                .body("errors.field", is(List.of("author", "body")));
    }

    @Test
    void listsTheNewestFirstAndFollowsTheLinkToTheLast() {
        long talk = create(aTalk());
        for (int i = 1; i <= 5; i++) {
            note(talk, i % 2 == 0 ? "Ada" : "Grace", "Note " + i);
        }

        Response first = when().get("/api/talks/" + talk + "/notes?limit=2");
        String link = first.header("Link");

        first.then().statusCode(200).body("items.body", is(List.of("Note 5", "Note 4")));
        assertThat(link)
                .isEqualTo("</api/talks/%d/notes?limit=2&cursor=%s>; rel=\"next\""
                        .formatted(talk, first.jsonPath().getString("next")));
        Response second = when().get(link.substring(1, link.indexOf('>')));
        second.then().body("items.body", is(List.of("Note 3", "Note 2")));
        Response last = when().get("/api/talks/" + talk + "/notes?cursor=" + second.path("next"));
        last.then().body("items.body", is(List.of("Note 1"))).body("next", nullValue());
        assertThat(last.header("Link")).isNull();
    }

    @Test
    void listsOneAuthorsNotesFromTheOldestOn() {
        long talk = create(aTalk());
        for (int i = 1; i <= 4; i++) {
            note(talk, i % 2 == 0 ? "Ada L" : "Grace", "Note " + i);
        }

        Response page = plain().get("/api/talks/" + talk + "/notes?author=Ada%20L&sort=created&limit=1");

        page.then().body("items.body", is(List.of("Note 2")));
        assertThat(page.header("Link")).contains("/notes?author=Ada%20L&sort=created&limit=1&cursor=");
    }

    @Test
    void refusesACursorOfAnotherTalksNotes() {
        long talk = create(aTalk());
        note(talk, "Ada", "One");
        note(talk, "Ada", "Two");
        String cursor = when().get("/api/talks/" + talk + "/notes?limit=1").path("next");

        when().get("/api/talks/" + create(aTalk()) + "/notes?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-cursor"));
    }
}
