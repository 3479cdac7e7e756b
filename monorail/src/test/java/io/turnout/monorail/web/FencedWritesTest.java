package io.turnout.monorail.web;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.monorail.notes.Notes;
import io.turnout.monorail.talks.Talks;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class FencedWritesTest {
    private static final Map<String, String> NOTE = Map.of("author", "Ann", "body", "x");
    private static final Map<String, String> TALK = Map.of("title", "A");

    @Inject
    DataSource database;

    @Inject
    Talks talks;

    @Inject
    Notes notes;

    private Fence ofNotes;
    private Fence ofTalks;

    @BeforeEach
    void fence() throws SQLException {
        ofNotes = Fence.around(database, "notes", "notes", "note_idempotency_keys");
        ofTalks = Fence.around(database, "talks", "talks", "talk_idempotency_keys", "changes");
    }

    @AfterEach
    void open() throws SQLException {
        ofNotes.open();
        ofTalks.open();
    }

    @Test
    void refusesWritesOfNotesAloneWhileTheyAreElsewhere() throws SQLException {
        long talk = create(aTalk());
        long note = note(talk, "Ann", "x");
        ofNotes.close();

        refused(json(NOTE).post("/api/talks/" + talk + "/notes"));
        refused(json(NOTE).put("/api/notes/" + note));
        refused(given().delete("/api/notes/" + note));
        refused(given().contentType("text/markdown; charset=UTF-8")
                .body("# A\n\nB\n")
                .post("/api/import?author=Ann"));
        refused(given().contentType("application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:" + RestAssured.port)
                .body("author=Ann&body=x&key=fenced")
                .post("/talks/" + talk + "/notes"));
        given().get("/api/notes/" + note).then().statusCode(200);
        json(TALK).put("/api/talks/" + talk).then().statusCode(200);
    }

    @Test
    void refusesWritesOfTalksWholeWhileTheyAreElsewhere() throws SQLException {
        long talk = create(aTalk());
        long head = given().get("/changes?limit=1000").jsonPath().getLong("next");
        ofTalks.close();

        refused(json(TALK).post("/api/talks"));
        refused(json(TALK).header("Idempotency-Key", "fenced-talk").post("/api/talks"));
        refused(json(TALK).put("/api/talks/" + talk));
        refused(json(TALK).patch("/api/talks/" + talk));
        refused(given().delete("/api/talks/" + talk));
        given().get("/changes?after=" + head).then().body("events", empty());

        ofTalks.open();
        json(TALK)
                .header("Idempotency-Key", "fenced-talk")
                .post("/api/talks")
                .then()
                .statusCode(201);
        given().delete("/api/talks/" + talk).then().statusCode(204);
    }

    @Test
    void tellsItsFences() throws SQLException {
        ofNotes.close();

        given().header("Turnout-Datasets", "notes, talks, none")
                .get("/api/talks")
                .then()
                .header("Turnout-Fence", matchesPattern("notes;open=\\?0;turn=\\d+, talks;open=\\?1;turn=\\d+"));
        given().header("Turnout-Datasets", "notes")
                .get("/agenda")
                .then()
                .statusCode(200)
                .header("Turnout-Fence", matchesPattern("notes;open=\\?0;turn=\\d+"));
        Response plain = given().get("/api/talks");
        assertThat(plain.header("Turnout-Fence")).isNull();
    }

    @Test
    void leavesOldKeysToTheSideThatOwnsThem() throws SQLException {
        ofNotes.close();
        ofTalks.close();

        talks.forgetOldKeys();
        notes.forgetOldKeys();
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/fenced"));
    }

    private static RequestSpecification json(Object body) {
        return given().contentType("application/json").body(body);
    }
}
