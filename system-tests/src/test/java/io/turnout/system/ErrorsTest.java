package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the answer says what is wrong as problem details: never a 500, HTML or a class name. */
class ErrorsTest {
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "null",
                "\"text\"",
                "{\"title\":1}",
                "{\"title\":{}}",
                "{\"title\":\"t\",\"colour\":\"red\"}",
                "{\"title\":\"t\",\"title\":\"u\"}",
                "{\"title\":\"t\"} {}",
                "{\"title\":\"t\",\"speakers\":\"Ada\"}",
                "{\"title\":\"t\",\"speakers\":[1]}",
                "{\"title\":\"t\",\"speakers\":[null]}",
                "{\"title\":\"t\",\"speakers\":[\" \"]}",
                "{\"title\":\"t\",\"day\":\"2019-02-30\"}",
                "{\"title\":\"t\",\"day\":20190304}",
                "{\"title\":\"t\",\"day\":\"2019-03-04\",\"start\":\"10:00\"}",
                "{\"title\":\"t\",\"day\":\"2019-03-04\",\"start\":\"11:00\",\"end\":\"10:00\"}",
                "{\"title\":\"t\",\"day\":\"2019-03-04\",\"start\":\"10:00:00\",\"end\":\"11:00\"}",
                "{\"title\":\"t\",\"start\":\"10:00\",\"end\":\"11:00\"}",
                "{\"title\":\"t\",\"slidesUrl\":\"javascript:alert(1)\"}",
                "{\"title\":\"nul \\u0000\"}",
                "{\"title\":\"half a pair \\ud800\"}",
                "{\"title\":null}",
                "{}",
            })
    void refusesABodyThatIsNoTalk(String body) {
        problem(Api.request().contentType(JSON).body(body).post("/api/talks"), 400);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Response answer = Api.json(Map.of("title", "", "room", "r".repeat(201))).post("/api/talks");

        problem(answer, 400);
        answer.then().body("errors.field", hasItem("title")).body("errors.field", hasItem("room"));
    }

    @Test
    void refusesTooLongTextsByTheCharacterAndTooLongBodiesByTheByte() {
        problem(Api.json(Map.of("title", "🚂".repeat(301))).post("/api/talks"), 400);
        Api.json(Map.of("title", "🚂".repeat(300))).post("/api/talks").then().statusCode(201);
        problem(Api.json(Map.of("title", "x".repeat(300_000))).post("/api/talks"), 413);
        problem(
                Api.request()
                        .contentType("text/markdown; charset=UTF-8")
                        .body("# t\n\n" + "x ".repeat(600_000))
                        .post("/api/import"),
                413);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/talks/0, 400",
        "/api/talks/-1, 400",
        "/api/talks/abc, 400",
        "/api/talks/1.0, 400",
        "/api/talks/99999999999999999999, 400",
        "/api/notes/abc, 400",
        "/api/talks/abc/notes, 400",
        "/api/talks/1?include=everything, 400",
        "/api/talks/9223372036854775807, 404",
        "/api/notes/9223372036854775807, 404",
        "/api/nothing, 404",
        "/nothing/at/all, 404",
        "/api/talks/1/notes/2, 404",
        "/changes, 404",
        "/internal/talks?ids=1, 404",
        "/q/health, 404",
    })
    void answersBadIdsAndUnknownPaths(String path, int status) {
        problem(Api.request().urlEncodingEnabled(false).get(path), status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   /api/talks/1, 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT'",
        "DELETE, /api/talks,   'GET, HEAD, OPTIONS, POST'",
        "PATCH,  /api/notes/1, 'DELETE, GET, HEAD, OPTIONS, PUT'",
        "PUT,    /api/agenda,  'GET, HEAD, OPTIONS'",
        "GET,    /api/import,  'OPTIONS, POST'",
        "TRACE,  /api/talks,   'GET, HEAD, OPTIONS, POST'",
        "BREW,   /api/talks,   'GET, HEAD, OPTIONS, POST'",
    })
    void namesTheMethodsThatAPathHas(String method, String path, String allowed) {
        Response answer = Api.request().request(method, path);

        problem(answer, 405);
        assertThat(answer.header("Allow").split(",\\s*")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    @Test
    void refusesMediaTypesItDoesNotSpeak() {
        problem(Api.request().contentType("text/plain").body("{}").post("/api/talks"), 415);
        problem(Api.request().contentType("application/xml").body("<a/>").post("/api/import"), 415);
        problem(Api.request().accept("application/xml").get("/api/talks"), 406);
        Api.request().accept("*/*").get("/api/talks").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "\"v1", "not a tag"})
    void refusesConditionsThatAreNone(String header) {
        problem(Api.json(Api.aTalk()).header("If-Match", header).put("/api/talks/{id}", Api.createTalk()), 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/talks HTTP/1.1\\r\\n\\r\\n                                              | 400
            GET /api/talks/%zz HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n      | 400
            GET /%2e%2e/internal HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n    | 40
            NONSENSE\\r\\n\\r\\n                                                             | 400
            POST /api/talks HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\nConnection: close\\r\\n\\r\\n0\\r\\n\\r\\n | 400
            POST /api/talks HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\nConnection: close\\r\\n\\r\\n | 400
            """)
    void answersWhatIsHardlyHttp(String request, String status) throws Exception {
        String answer = Http.raw(Deployment.gateway(), request.replace("\\r\\n", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
    }

    @Test
    void refusesRequestLinesAndHeadersThatAreTooLong() throws Exception {
        String close = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";

        assertThat(Http.raw(Deployment.gateway(), "GET /api/talks?x=" + "x".repeat(20_000) + close + "\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("application/problem+json");
        assertThat(Http.raw(Deployment.gateway(), "GET /api/talks" + close + "X: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("application/problem+json");
    }

    private static void problem(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        answer.then()
                .contentType("application/problem+json")
                .body("type", startsWith("/problems/"))
                .body("status", equalTo(status));
        assertThat(answer.asString()).doesNotContain("io.turnout", "java.", "jackson", "Exception", "<html");
        assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        assertThat(answer.jsonPath().getString("traceId")).matches("[0-9a-f]{32}");
    }
}
