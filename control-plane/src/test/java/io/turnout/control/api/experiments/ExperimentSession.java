package io.turnout.control.api.experiments;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A flag without a rule, and an experiment that a test may begin with it and tell of. */
abstract class ExperimentSession {
    static final String EXPERIMENTS = "/api/control/experiments/";
    static final String FLAG = """
            {"state": "ENABLED", "variants": {"classic": "c", "notes-first": "n", "third": "t"}, "defaultVariant": "classic"}""";
    static final String BEGIN = """
            {"flag": "layout", "control": "classic", "treatments": {"notes-first": 1}, "outcome": "wrote-a-note",
             "window": "PT1S", "reason": "to see"}""";
    private static int sequence;

    String key;

    @BeforeEach
    void aFlagWithoutARule() {
        key = "e" + System.nanoTime();
        body("{\"document\": {\"flags\": {\"layout\": %s}}, \"reason\": \"a test begins\"}".formatted(FLAG))
                .put("/api/control/flags")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void endIt() {
        body("{\"keep\": \"classic\", \"reason\": \"a test is over\"}").post(EXPERIMENTS + key + "/end");
    }

    Response begin(String body) {
        return body(body).put(EXPERIMENTS + key);
    }

    Response end(String keep) {
        return body("{\"keep\": \"%s\", \"reason\": \"decided\"}".formatted(keep))
                .post(EXPERIMENTS + key + "/end");
    }

    io.restassured.response.ValidatableResponse one() {
        return get(EXPERIMENTS + key).then().statusCode(200);
    }

    void awaitCounted(String path, int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> one().body(path, equalTo(count)));
    }

    static JsonPath flag() {
        return JsonPath.from(get("/api/control/flags").asString()).setRootPath("flags[0].flag");
    }

    void tell(String exposures, String outcomes, String answers) {
        body("{\"gateway\": \"%s\", \"sequence\": %d, \"exposures\": %s, \"outcomes\": %s, \"answers\": %s}"
                        .formatted(key, ++sequence, exposures, outcomes, answers))
                .post("/internal/experiments/sightings")
                .then()
                .statusCode(204);
    }

    static String subjects(int count, IntFunction<String> one) {
        return IntStream.range(0, count)
                .mapToObj(one)
                .filter(text -> text != null)
                .collect(Collectors.joining(",", "[", "]"));
    }

    String exposure(String subject, String variant) {
        return "{\"experiment\": \"%s\", \"subject\": \"%s\", \"variant\": \"%s\"}".formatted(key, subject, variant);
    }

    static String outcomes(int count) {
        return subjects(count, i -> outcome("s" + i));
    }

    static String outcome(String subject) {
        return "{\"outcome\": \"wrote-a-note\", \"subject\": \"%s\"}".formatted(subject);
    }

    static RequestSpecification body(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
