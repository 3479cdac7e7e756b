package io.turnout.control.api.flags;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class FlagsApiTest {
    private static final String FLAGS = "/api/control/flags";
    private static final String ON =
            "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"on\"}";
    private static final String OFF = ON.replace("\"defaultVariant\": \"on\"", "\"defaultVariant\": \"off\"");

    @ConfigProperty(name = "turnout.flags.file")
    Path file;

    @BeforeEach
    void noFlags() {
        replace("{\"flags\": {}}").then().statusCode(200);
    }

    @Test
    void tellsOfAChangeWhoeverWaits() {
        String version = get("/internal/flags?wait=2000&after=").path("version");
        get("/internal/flags?wait=0&after=" + version).then().statusCode(204);

        put("form", ON).then().statusCode(200).body("flags.key", equalTo(List.of("form")));

        get("/internal/flags?wait=2000&after=" + version)
                .then()
                .statusCode(200)
                .body("version", not(equalTo(version)))
                .body("document.flags.form.defaultVariant", equalTo("on"));
    }

    @Test
    void remembersWhoChangedWhatFromWhatToWhat() {
        put("form", ON);
        put("form", OFF);

        get(FLAGS + "/log?limit=1")
                .then()
                .statusCode(200)
                .body("versions", hasSize(1))
                .body("versions[0].who", equalTo("ada"))
                .body("versions[0].why", equalTo("to see"))
                .body("versions[0].changes", hasSize(1))
                .body("versions[0].changes[0].part", equalTo("form"))
                .body("versions[0].changes[0].before.defaultVariant", equalTo("on"))
                .body("versions[0].changes[0].after.defaultVariant", equalTo("off"));
    }

    @Test
    void goesBackToAVersionAsANewOne() {
        int good = put("form", ON).path("version");
        put("form", OFF);
        put("other", ON);

        change("{\"version\": %d, \"reason\": \"it was better\"}".formatted(good))
                .post(FLAGS + "/revert")
                .then()
                .statusCode(200)
                .body("flags.key", equalTo(List.of("form")))
                .body("flags[0].flag.defaultVariant", equalTo("on"))
                .body("version", equalTo(good + 3));
        change("{\"version\": 999999, \"reason\": \"x\"}")
                .post(FLAGS + "/revert")
                .then()
                .statusCode(404);
    }

    @Test
    void changesNothingWhereNothingIsAnother() {
        int version = put("form", ON).path("version");

        put("form", ON).then().statusCode(200).body("version", equalTo(version));
    }

    @Test
    void tellsWhatWouldChange() {
        put("form", ON);

        change("{\"document\": {\"flags\": {\"new\": %s}}, \"reason\": \"x\"}".formatted(ON))
                .put(FLAGS + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("changes.part", equalTo(List.of("form", "new")))
                .body("changes[0].after", nullValue())
                .body("changes[1].before", nullValue());
        get(FLAGS).then().body("flags.key", equalTo(List.of("form")));
    }

    @Test
    void refusesAChangeThatWasMadeForAnotherVersion() {
        String tag = put("form", ON).header("ETag");
        put("form", OFF);

        change("{\"flag\": %s, \"reason\": \"x\"}".formatted(ON))
                .header("If-Match", tag)
                .put(FLAGS + "/form")
                .then()
                .statusCode(412);
        given().header("If-Match", get(FLAGS).header("ETag"))
                .delete(FLAGS + "/form?reason=x")
                .then()
                .statusCode(200)
                .body("flags", hasSize(0));
    }

    /** Two of them at once would each put a document into place that lacks the other's flag. */
    @Test
    void losesNoChangeThatIsMadeAtTheSameTime() throws Exception {
        List<Callable<Integer>> changes = IntStream.range(0, 20)
                .mapToObj(i -> (Callable<Integer>) () -> put("flag-" + i, ON).statusCode())
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(changes)) {
                assertThat(done.get()).isEqualTo(200);
            }
        }

        assertThat(get(FLAGS).<List<String>>path("flags.key")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"flag\": {\"state\": \"ON\", \"variants\": {\"a\": 1}}, \"reason\": \"x\"}",
                "{\"flag\": {\"state\": \"ENABLED\", \"variants\": {\"a\": 1}, \"defaultVariant\": \"b\"}, \"reason\": \"x\"}",
                "{\"flag\": {\"state\": \"ENABLED\", \"variants\": {\"a\": 1}, \"targeting\": {\"nonsense\": []}}, \"reason\": \"x\"}",
                "{\"flag\": 3, \"reason\": \"x\"}",
                "{\"flag\": {\"state\": \"ENABLED\", \"variants\": {\"a\": 1}}}",
                "{\"reason\": \"x\"}",
                "null",
                "{"
            })
    void refusesWhatIsNoFlag(String body) {
        change(body).put(FLAGS + "/form").then().statusCode(400).contentType("application/problem+json");
        get(FLAGS).then().body("flags", hasSize(0));
    }

    @Test
    void saysWhereAFlagIsWrong() {
        change("{\"flag\": {\"state\": \"ENABLED\", \"variants\": {\"a\": 1, \"b\": true}}, \"reason\": \"x\"}")
                .put(FLAGS + "/form")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-body"))
                .body("detail", allOf(containsString("/flags/form/variants"), containsString("all of one type")));
    }

    @Test
    void countsEvaluationsOnceHoweverOftenTheyAreTold() {
        put("form", ON);
        String report = """
                {"process": "p-%s", "sequence": %d, "counts": [
                  {"flag": "form", "ending": "EVALUATED", "count": 5}, {"flag": "form", "ending": "WRONG_TYPE", "count": 2},
                  {"flag": "from", "ending": "UNKNOWN_FLAG", "count": 1}]}""";
        long before = get(FLAGS).jsonPath().getLong("flags[0].evaluations");
        String process = "" + System.nanoTime();

        for (int sequence : new int[] {1, 1, 2, 1}) {
            change(report.formatted(process, sequence))
                    .post("/internal/flags/evaluations")
                    .then()
                    .statusCode(204);
        }

        get(FLAGS)
                .then()
                .body("flags[0].evaluations", equalTo((int) before + 14))
                .body("flags[0].evaluated", notNullValue())
                .body("unknown", hasItem("from"));
        change("{\"process\": \"p\", \"sequence\": 1, \"counts\": [{\"flag\": \"form\"}]}")
                .post("/internal/flags/evaluations")
                .then()
                .statusCode(400);
    }

    @Test
    void followsItsFileFromChangeToChange() throws Exception {
        put("by-hand", ON);

        Files.writeString(file, "{\"flags\": {\"by-file\": %s}}".formatted(ON));
        await().untilAsserted(() -> get(FLAGS).then().body("flags.key", equalTo(List.of("by-file"))));
        put("by-hand", ON);

        Files.writeString(file, "{\"flags\": {\n  \"by-file\": {}}}");
        await().untilAsserted(() -> get(FLAGS).then().body("file", containsString("line 2: /flags/by-file")));
        get(FLAGS).then().body("flags.key", equalTo(List.of("by-file", "by-hand")));

        Files.writeString(file, "{\"flags\": {\"by-file\": %s}}".formatted(OFF));
        await().untilAsserted(() -> get(FLAGS).then().body("file", nullValue()));
        get(FLAGS).then().body("flags[0].flag.defaultVariant", equalTo("off"));
        get(FLAGS + "/log?limit=1").then().body("versions[0].who", equalTo("flags.json"));
    }

    @Test
    void showsADocumentAsItWas() {
        int version = put("form", ON).path("version");
        put("form", OFF);

        get(FLAGS + "/versions/" + version)
                .then()
                .statusCode(200)
                .body("flags", hasKey("form"))
                .body("flags.form.defaultVariant", equalTo("on"));
        get(FLAGS + "/versions/x").then().statusCode(400);
    }

    @Test
    void isForOperators() {
        Map<String, String> attendee = Map.of(
                "Authorization",
                "Bearer " + Tokens.aToken().roles("editor", "attendee").build());
        String body = "{\"flag\": %s, \"document\": {\"flags\": {}}, \"version\": 1, \"reason\": \"x\"}".formatted(ON);

        assertThat(List.of(
                                given().noFilters().headers(attendee).get(FLAGS),
                                given().noFilters().headers(attendee).get(FLAGS + "/log"),
                                given().noFilters().headers(attendee).delete(FLAGS + "/form?reason=x"),
                                given().noFilters()
                                        .headers(attendee)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .put(FLAGS),
                                given().noFilters()
                                        .headers(attendee)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .put(FLAGS + "/form"),
                                given().noFilters()
                                        .headers(attendee)
                                        .contentType(ContentType.JSON)
                                        .body(body)
                                        .post(FLAGS + "/revert"))
                        .stream()
                        .map(Response::statusCode)
                        .collect(Collectors.toSet()))
                .containsExactly(403);
    }

    private static Response put(String key, String flag) {
        return change("{\"flag\": %s, \"reason\": \"to see\"}".formatted(flag)).put(FLAGS + "/" + key);
    }

    private static Response replace(String document) {
        return change("{\"document\": %s, \"reason\": \"a test begins\"}".formatted(document))
                .put(FLAGS);
    }

    private static io.restassured.specification.RequestSpecification change(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
