package io.turnout.control.api.flags;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class FlagsApiTest extends FlagSession {
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
}
