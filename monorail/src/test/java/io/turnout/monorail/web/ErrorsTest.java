package io.turnout.monorail.web;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ErrorsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/talks/abc                      | invalid-parameter",
                "GET    | /api/talks/0                        | invalid-parameter",
                "GET    | /api/talks/99999999999999999999     | invalid-parameter",
                "GET    | /api/talks/7?include=slides         | invalid-parameter",
                "GET    | /api/talks?limit=0                  | invalid-parameter",
                "GET    | /api/talks?limit=201                | invalid-parameter",
                "GET    | /api/talks?limit=ten                | invalid-parameter",
                "GET    | /api/talks?sort=rating              | invalid-parameter",
                "GET    | /api/talks?day=4.3.2019             | invalid-parameter",
                "GET    | /api/talks?day=2019-02-30           | invalid-parameter",
                "GET    | /api/talks?track=%00                | invalid-parameter",
                "GET    | /api/talks?cursor=nonsense          | invalid-cursor",
                "GET    | /api/talks?cursor=%F0%9F%9A%82      | invalid-cursor",
                "GET    | /api/talks?sort=title&cursor=WyJ0YWxrczp0aXRsZSIsIngiLCJ5Il0 | invalid-cursor",
                "GET    | /api/agenda?day=today               | invalid-parameter",
                "GET    | /api/agenda?limit=501               | invalid-parameter",
                "GET    | /api/search                         | invalid-parameter",
                "GET    | /api/search?q=                      | invalid-parameter",
                "GET    | /api/search?q=%00                   | invalid-parameter",
                "GET    | /api/search?q=x&type=slide          | invalid-parameter",
                "GET    | /api/search?q=x&limit=51            | invalid-parameter",
                "GET    | /api/search?q=x&cursor=WyJzZWFyY2g6YWxsOngiLCJOYU4iLCJ0YWxrIiwiMSJd | invalid-cursor",
                "DELETE | /api/talks/-1                       | invalid-parameter",
                "GET    | /api/notes/1.5                      | invalid-parameter",
            })
    void refusesWhatItCannotUnderstand(String method, String path, String type) {
        assertProblem(given().urlEncodingEnabled(false).request(method, path), 400, type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /api/talks/987654               | There is no talk 987654.",
                "GET    | /api/talks/987654?include=notes | There is no talk 987654.",
                "DELETE | /api/talks/987654               | There is no talk 987654.",
                "GET    | /api/talks/987654/notes         | There is no talk 987654.",
                "GET    | /api/notes/987654               | There is no note 987654.",
                "DELETE | /api/notes/987654               | There is no note 987654.",
            })
    void saysWhatIsNotThere(String method, String path, String detail) {
        Response answer = given().request(method, path);

        assertProblem(answer, 404, "not-found");
        assertThat(answer.jsonPath().getString("detail")).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/talk", "/api/talks/7/slides", "/nothing", "/api/agenda/2019"})
    void answersAnUnknownPathWithAProblem(String path) {
        assertProblem(given().get(path), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'x'                                     | malformed-json | ",
                "                                                 | invalid-body   | ",
                "[]                                               | invalid-body   | ",
                "{}                                               | invalid-body   | title",
                "{'title':' '}                                    | invalid-body   | title",
                "{'title':7}                                      | invalid-body   | title",
                "{'title':'x','titel':'y'}                        | invalid-body   | titel",
                "{'title':'x','speakers':['a',null]}              | invalid-body   | speakers[1]",
                "{'title':'x','speakers':'a'}                     | invalid-body   | speakers",
                "{'title':'x','day':'2019-3-4'}                   | invalid-body   | day",
                "{'title':'x','day':'2019-02-29'}                 | invalid-body   | day",
                "{'title':'x','start':'10:00','end':'11:00'}      | invalid-body   | day",
                "{'title':'x','day':'2019-03-04','start':'10:00'} | invalid-body   | end",
                "{'title':'x','day':'2019-03-04','start':'10:00','end':'9:00'}  | invalid-body | end",
                "{'title':'x','day':'2019-03-04','start':'11:00','end':'11:00'} | invalid-body | end",
                "{'title':'x','slidesUrl':'javascript:alert(1)'}  | invalid-body   | slidesUrl",
                "{'title':'x','slidesUrl':'/relative'}            | invalid-body   | slidesUrl",
                "{'title':'x','room':'\\u0000'}                   | invalid-body   | room",
            })
    void namesWhatIsWrongInABody(String body, String type, String field) {
        Response answer = given().contentType(ContentType.JSON)
                .body(body == null ? "" : body.replace('\'', '"'))
                .post("/api/talks");

        assertProblem(answer, 400, type);
        if (field != null) {
            assertThat(answer.jsonPath().getList("errors.field", String.class)).contains(field);
        }
    }

    @Test
    void countsLengthsInCodePoints() {
        String train = "🚂";
        assertThat(create(aTalk().with("title", train.repeat(300)))).isPositive();

        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"title\":\"%s\"}".formatted(train.repeat(301)))
                        .post("/api/talks"),
                400,
                "invalid-body");
    }

    @Test
    void refusesWhatItNeitherTakesNorProduces() {
        assertProblem(given().contentType("text/csv").body("x").post("/api/talks"), 415, "unsupported-media-type");
        assertProblem(given().contentType("text/csv").body("x").post("/api/import"), 415, "unsupported-media-type");
        assertProblem(given().accept("text/csv").get("/api/talks"), 406, "not-acceptable");
    }

    @Test
    void saysWhichMethodsAPathHas() {
        Response refused = given().contentType(ContentType.JSON).body("{}").put("/api/talks");

        assertProblem(refused, 405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(given().options("/api/talks/7").header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
        assertThat(given().options("/api/talks/7/notes").header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(given().options("/api/import").header("Allow")).isEqualTo("OPTIONS, POST");
    }

    @Test
    void refusesBodiesThatAreTooLong() {
        String long300K = "x".repeat(300 * 1024);

        assertProblem(
                given().contentType(ContentType.JSON)
                        .body("{\"title\":\"x\",\"abstract\":\"" + long300K + "\"}")
                        .post("/api/talks"),
                413,
                "content-too-large");
        assertProblem(
                given().contentType("text/markdown")
                        .body("# Talk\n" + long300K.repeat(4))
                        .post("/api/import"),
                413,
                "content-too-large");
    }

    private static void assertProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + type);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("traceId")).matches("[0-9a-f]{32}");
        assertThat(answer.asString()).doesNotContain("Exception").doesNotContain("io.turnout");
    }
}
