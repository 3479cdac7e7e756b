package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalkProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                                   | malformed-json |",
                "{\"title\":\"a\"} {}                             | invalid-body   |",
                "{\"title\":\"a\",\"title\":\"b\"}                   | malformed-json |",
                "[]                                                  | invalid-body   |",
                "null                                                | invalid-body   |",
                "{\"title\":\"a\",\"colour\":1}                      | invalid-body   | colour",
                "{\"title\":1}                                       | invalid-body   | title",
                "{\"title\":\"a\",\"speakers\":\"Ann\"}              | invalid-body   | speakers",
                "{\"title\":\"a\",\"speakers\":[null]}               | invalid-body   | speakers[0]",
                "{}                                                  | invalid-body   | title",
                "{\"title\":\" \"}                                   | invalid-body   | title",
                "{\"title\":\"a\",\"day\":\"2019-02-30\"}            | invalid-body   | day",
                "{\"title\":\"a\",\"day\":\"4 March\"}               | invalid-body   | day",
                "{\"title\":\"a\",\"start\":\"9:00\",\"end\":\"10:00\",\"day\":\"2019-03-04\"}  | invalid-body | start",
                "{\"title\":\"a\",\"start\":\"09:00\",\"end\":\"24:00\",\"day\":\"2019-03-04\"} | invalid-body | end",
                "{\"title\":\"a\",\"start\":\"09:00\",\"end\":\"09:00\",\"day\":\"2019-03-04\"} | invalid-body | end",
                "{\"title\":\"a\",\"start\":\"09:00\",\"day\":\"2019-03-04\"}                   | invalid-body | end",
                "{\"title\":\"a\",\"start\":\"09:00\",\"end\":\"10:00\"}                        | invalid-body | day",
                "{\"title\":\"a\",\"slidesUrl\":\"ftp://a/b\"}       | invalid-body   | slidesUrl",
                "{\"title\":\"a\",\"slidesUrl\":\"/slides\"}         | invalid-body   | slidesUrl",
                "{\"title\":\"a\\u0000\"}                            | invalid-body   | title",
            })
    void refusesBody(String body, String type, String field) {
        Response response = given().contentType("application/json").body(body).post("/api/talks");

        assertProblem(response, 400, type);
        if (field != null) {
            assertThat(response.jsonPath().getString("errors[0].field")).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"title,300", "abstract,10000", "company,200", "track,200", "room,200"})
    void countsLengthsInCodePoints(String member, int max) {
        String longest = "\ud83d\ude83".repeat(max);

        TalkTestData.json(aTalk().with(member, longest).json())
                .post("/api/talks")
                .then()
                .statusCode(201);
        assertProblem(
                TalkTestData.json(aTalk().with(member, longest + "x").json()).post("/api/talks"), 400, "invalid-body");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/talks/x,invalid-parameter",
        "/api/talks/0,invalid-parameter",
        "/api/talks/-1,invalid-parameter",
        "/api/talks/9223372036854775808,invalid-parameter",
        "/api/talks/1?include=speakers,invalid-parameter",
        "/api/talks?limit=0,invalid-parameter",
        "/api/talks?limit=201,invalid-parameter",
        "/api/talks?limit=many,invalid-parameter",
        "/api/talks?sort=day,invalid-parameter",
        "/api/talks?day=today,invalid-parameter",
        "/api/talks?track=%00,invalid-parameter",
        "/api/talks?speaker=%00,invalid-parameter",
        "/api/talks?cursor=x,invalid-cursor",
        "/api/talks?cursor=WyJ0YWxrczotdGl0bGUiLCJBIiwiMiJd,invalid-cursor",
        "/api/talks?sort=-title&cursor=WyJ0YWxrczotdGl0bGUiLCJBIiwieCJd,invalid-cursor",
    })
    void refusesParameter(String path, String type) {
        assertProblem(given().urlEncodingEnabled(false).get(path), 400, type);
    }

    @Test
    void answersUnknownIdsAndPathsWithNotFound() {
        assertProblem(given().get("/api/talks/9223372036854775807"), 404, "not-found");
        assertProblem(given().get("/api/nothing"), 404, "not-found");
        assertProblem(given().accept("text/html").get("/"), 404, "not-found");
    }

    @Test
    void namesAllowedMethods() {
        Response list = given().delete("/api/talks");
        Response one = given().contentType("application/json").body("{}").post("/api/talks/1");

        assertProblem(list, 405, "method-not-allowed");
        assertThat(list.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertProblem(one, 405, "method-not-allowed");
        assertThat(one.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
        assertThat(given().options("/api/talks").header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void refusesMediaTypes() {
        assertProblem(given().accept("text/html").get("/api/talks"), 406, "not-acceptable");
        assertProblem(given().header("Accept", "application/json;q=0, */*").get("/api/talks"), 406, "not-acceptable");
        assertProblem(given().contentType("text/plain").body("x").post("/api/talks"), 415, "unsupported-media-type");
        assertProblem(given().contentType("text/plain").body("x").patch("/api/talks/1"), 415, "unsupported-media-type");
        assertProblem(given().contentType("application/json").post("/api/talks"), 400, "invalid-body");
    }

    @Test
    void refusesBodiesThatAreCoded() {
        RequestSpecification gzip = given().contentType("application/json").header("Content-Encoding", "gzip");

        assertProblem(gzip.body("{\"title\":\"a\"}").post("/api/talks"), 415, "unsupported-media-type");
        given().contentType("application/json")
                .header("Content-Encoding", "identity")
                .body("{\"title\":\"a\"}")
                .post("/api/talks")
                .then()
                .statusCode(201);
    }

    @Test
    void refusesJsonThatIsNotUtf8() {
        byte[] overlongSlash = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};
        byte[] utf16 = "{\"title\":\"a\"}".getBytes(StandardCharsets.UTF_16BE);

        assertProblem(send("POST", "/api/talks", overlongSlash), 400, "malformed-json");
        assertProblem(send("POST", "/api/talks", utf16), 400, "malformed-json");
        assertProblem(send("PATCH", "/api/talks/" + aTalk().create(), overlongSlash), 400, "malformed-json");
    }

    @Test
    void answersToAPathThatIsLongerThanAnyTheGatewayPassesOn() {
        given().get("/api/talks?track=" + "x".repeat(12_000)).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesTooLongBody(boolean chunked) {
        byte[] body = " ".repeat(256 * 1024 + 1).getBytes();

        RequestSpecification request = given().contentType("application/json");
        request = chunked ? request.body(new ByteArrayInputStream(body)) : request.body(body);

        assertProblem(request.post("/api/talks"), 413, "content-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "[]", "{\"title\":null}", "{\"title\":[]}", "{\"colour\":1}", "{\"end\":\"10:00\"}"})
    void refusesPatchThatLeavesNoTalk(String patch) {
        long id = aTalk().create();

        assertProblem(
                given().contentType("application/merge-patch+json").body(patch).patch("/api/talks/" + id),
                400,
                "invalid-body");
        given().get("/api/talks/" + id).then().body("version", equalTo(1));
    }

    private static Response send(String method, String path, byte[] json) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return given().contentType(type).body(json).request(method, path);
    }

    private static void assertProblem(Response response, int status, String type) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
        assertThat(response.asString()).doesNotContain("Exception", "io.turnout", "java.");
    }
}
