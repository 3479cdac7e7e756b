package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class DatasetsApiTest {
    private static final String DATASET = "/api/control/datasets/api-notes";

    @ConfigProperty(name = "test.source.url")
    String sourceUrl;

    @Test
    void movesADatasetThereAndBackAndTellsOfIt() throws Exception {
        try (Connection source = DriverManager.getConnection(sourceUrl, "postgres", "s3cret");
                Statement statement = source.createStatement()) {
            statement.execute("insert into notes (author, body) values ('ada', 'moves')");
        }
        run("start", "IN_SYNC");
        run("verify", "VERIFIED");

        Response cutover = run("cutover", "CUT_OVER");

        Awaitility.await()
                .untilAsserted(() -> get(DATASET)
                        .then()
                        .body("source.fence.open", equalTo(false))
                        .body("target.fence.open", equalTo(true))
                        .body("forth.applying", equalTo(true))
                        .body("back.slot.walStatus", equalTo("reserved"))
                        .body("verification.rows", equalTo(1))
                        .body("allowed", equalTo(List.of("ROLLBACK", "DETACH")))
                        .body("troubles", equalTo(List.of())));
        get(cutover.header("Location"))
                .then()
                .statusCode(200)
                .body("entries.kind[0]", equalTo("REQUESTED"))
                .body("entries.detail[0]", equalTo("ada: to see cutover"))
                .body("entries.subject", hasItems("CLOSE", "OPEN", "DONE"));
        get("/q/metrics")
                .then()
                .body(containsString("turnout_dataset_lag_bytes{dataset=\"api-notes\",direction=\"back\"}"))
                .body(containsString("turnout_control_leads 1.0"));
        events();
        run("rollback", "IN_SYNC");
        run("abort", "LEGACY");
    }

    @Test
    void aDryRunSaysWhatWouldBeRunAndTouchesNothing() {
        ask("start", "?dryRun=true", null)
                .then()
                .statusCode(200)
                .body("steps.step", hasItems("FENCE", "STREAM"))
                .body("steps.sql.flatten()", hasItems(containsString("create publication turnout_api_notes")))
                .body("steps.sql.flatten()", hasItems(containsString("before insert or update or delete or truncate")))
                .body(not(containsString("s3cret")));
        ask("detach", "?dryRun=true", null).then().body("allowed", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"operation": "detach", "reason": "x"} | 409 | /problems/conflict | detach is for a dataset that is CUT_OVER
            {"operation": "explode", "reason": "x"} | 400 | /problems/invalid-body | must be one of start, verify
            {"operation": "start"} | 400 | /problems/invalid-body | must say why
            {"operation": | 400 | /problems/malformed-json | cannot be read
            """)
    void refusesWithAProblemThatSaysWhatToDo(String body, int status, String type, String words) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(DATASET + "/operations")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo(type))
                .body("detail", containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/control/datasets", DATASET, DATASET + "/journal", "/api/control/events"})
    void isForOperatorsOnly(String path) {
        given().header("Authorization", Tokens.bearer("eve", "attendee", "editor"))
                .get(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        given().header("Authorization", "Bearer forged").get(path).then().statusCode(401);
        given().header("Authorization", Tokens.bearer("eve", "editor"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post(DATASET + "/operations")
                .then()
                .statusCode(403);
    }

    @Test
    void knowsOnlyWhatThePlanNames() {
        get("/api/control/datasets").then().body("datasets.name", equalTo(List.of("api-notes")));
        get("/api/control/datasets/other").then().statusCode(404).body("detail", containsString("\"other\""));
        get(DATASET + "/operations/999999").then().statusCode(404);
        get("/openapi").then().statusCode(200).body(containsString("/api/control/datasets/{name}/operations"));
    }

    private static Response run(String operation, String state) {
        Response accepted = ask(operation, "", "key-" + operation);
        accepted.then().statusCode(202);
        assertThat(ask(operation, "", "key-" + operation).header("Location")).isEqualTo(accepted.header("Location"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonPath dataset = get(DATASET).jsonPath();
            return state.equals(dataset.getString("state")) && dataset.get("running") == null;
        });
        return accepted;
    }

    private static Response ask(String operation, String query, String key) {
        var request = given().contentType(ContentType.JSON)
                .body("{\"operation\": \"%s\", \"reason\": \"to see %s\"}".formatted(operation, operation));
        return (key == null ? request : request.header("Idempotency-Key", key)).post(DATASET + "/operations" + query);
    }

    /** From the first entry on, and how it is now. */
    private static void events() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/control/events"))
                .header("Last-Event-ID", "0")
                .header("Authorization", Tokens.bearer("ada", "operator"))
                .build();
        HttpResponse<java.io.InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        StringBuilder seen = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body()))) {
            while (seen.indexOf("event:dataset") < 0 || seen.indexOf("\"ENDED\",\"subject\":\"OPEN\"") < 0) {
                seen.append(lines.readLine()).append('\n');
            }
        }
        assertThat(seen).contains("\"state\":\"CUT_OVER\"", "event:journal", "id:1\n");
    }
}
