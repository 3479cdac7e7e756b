package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class NoteProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                       | malformed-json |",
                "null                                    | invalid-body   |",
                "[]                                      | invalid-body   |",
                "{\"author\":\"Ann\"}                    | invalid-body   | body",
                "{\"author\":\"\",\"body\":\"x\"}        | invalid-body   | author",
                "{\"author\":1,\"body\":\"x\"}           | invalid-body   | author",
                "{\"author\":\"Ann\",\"body\":\"x\",\"mood\":1} | invalid-body | mood",
                "{\"author\":\"Ann\",\"body\":\"\\u0000\"}      | invalid-body | body",
            })
    void refusesBody(String body, String type, String field) {
        Response response = json(body).post("/api/talks/" + aTalk() + "/notes");

        assertProblem(response, 400, type);
        if (field != null) {
            assertThat(response.jsonPath().getString("errors[0].field")).isEqualTo(field);
        }
    }

    @Test
    void countsLengthsInCodePoints() {
        String path = "/api/talks/" + aTalk() + "/notes";
        String author = "\ud83d\ude83".repeat(200);
        String body = "\ud83d\ude83".repeat(20_000);

        json(aNote(author, body)).post(path).then().statusCode(201);
        assertProblem(json(aNote(author + "x", "x")).post(path), 400, "invalid-body");
        assertProblem(json(aNote("Ann", body + "x")).post(path), 400, "invalid-body");
        assertProblem(json(aNote("Ann", "x".repeat(256 * 1024))).post(path), 413, "content-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/notes/x,invalid-parameter",
        "/api/talks/x/notes,invalid-parameter",
        "/api/talks/1/notes?limit=0,invalid-parameter",
        "/api/talks/1/notes?limit=201,invalid-parameter",
        "/api/talks/1/notes?sort=author,invalid-parameter",
        "/api/talks/1/notes?author=%00,invalid-parameter",
        "/internal/notes/summaries?talks=x,invalid-parameter",
        "/internal/search?q=,invalid-parameter",
        "/internal/search?q=x&afterRank=1,invalid-parameter",
    })
    void refusesParameter(String path, String type) {
        assertProblem(given().urlEncodingEnabled(false).get(path), 400, type);
    }

    @Test
    void refusesCursorOfAnotherTalkOrOrder() {
        long talk = aTalk();
        NoteTestData.create(talk, aNote());
        NoteTestData.create(talk, aNote());
        String next =
                given().get("/api/talks/" + talk + "/notes?limit=1").jsonPath().getString("next");

        given().get("/api/talks/" + talk + "/notes?cursor=" + next).then().statusCode(200);
        assertProblem(given().get("/api/talks/" + talk + "/notes?cursor=x"), 400, "invalid-cursor");
        assertProblem(given().get("/api/talks/" + talk + "/notes?sort=created&cursor=" + next), 400, "invalid-cursor");
        assertProblem(given().get("/api/talks/" + aTalk() + "/notes?cursor=" + next), 400, "invalid-cursor");
    }

    @Test
    void namesAllowedMethodsAndMediaTypes() {
        Response list = given().delete("/api/talks/1/notes");
        Response one = json("{}").post("/api/notes/1");

        assertProblem(list, 405, "method-not-allowed");
        assertThat(list.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertProblem(one, 405, "method-not-allowed");
        assertThat(one.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(given().options("/api/notes/1").header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertProblem(given().accept("text/html").get("/api/notes/1"), 406, "not-acceptable");
        assertProblem(
                given().contentType("text/plain").body("x").post("/api/talks/1/notes"), 415, "unsupported-media-type");
        assertProblem(given().get("/api/notes"), 404, "not-found");
        assertProblem(given().get("/api/notes/9223372036854775807"), 404, "not-found");
    }

    private static void assertProblem(Response response, int status, String type) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
        assertThat(response.asString()).doesNotContain("Exception", "io.turnout", "java.");
    }
}
