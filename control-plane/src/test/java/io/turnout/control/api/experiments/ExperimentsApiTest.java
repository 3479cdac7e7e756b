package io.turnout.control.api.experiments;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ExperimentsApiTest {
    private static final String EXPERIMENTS = "/api/control/experiments/";
    private static final String FLAG = """
            {"state": "ENABLED", "variants": {"classic": "c", "notes-first": "n", "third": "t"}, "defaultVariant": "classic"}""";
    private static final String BEGIN = """
            {"flag": "layout", "control": "classic", "treatments": {"notes-first": 1}, "outcome": "wrote-a-note",
             "window": "PT1S", "reason": "to see"}""";
    private static int sequence;

    private String key;

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

    @Test
    void dividesTheSubjectsOfItsFlagAndUnitesThem() {
        begin(BEGIN).then().statusCode(200).body("endedAt", nullValue()).body("startedBy", equalTo("ada"));

        JsonPath flag = flag();
        assertThat(flag.getString("targeting.fractional[0].cat[0]")).isEqualTo(key + "/");
        assertThat(flag.getList("targeting.fractional[1]")).containsExactly("classic", 1);
        assertThat(flag.getList("targeting.fractional[2]")).containsExactly("notes-first", 1);
        assertThat(flag.getString("metadata.experiment")).isEqualTo(key);

        end("notes-first")
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue())
                .body("kept", equalTo("notes-first"));

        assertThat(flag().getString("targeting")).isNull();
        assertThat(flag().getString("defaultVariant")).isEqualTo("notes-first");
        assertThat(flag().getString("metadata.experiment")).isNull();
        end("classic").then().statusCode(200).body("kept", equalTo("notes-first"));
    }

    @Test
    void countsEachSubjectOnceWithWhatItWasShownFirst() {
        begin(BEGIN);

        tell(subjects(10, i -> exposure("s" + i, "classic")), outcomes(3), "[]");
        tell(subjects(10, i -> exposure("s" + i, "notes-first")), outcomes(5), "[]");
        tell(subjects(4, i -> exposure("t" + i, "notes-first")), "[]", "[]");

        awaitCounted("control.counted.exposed", 10);
        awaitCounted("treatments[0].counted.exposed", 4);
        one().body("control.counted.outcomes", equalTo(5))
                .body("treatments[0].counted.outcomes", equalTo(0))
                .body("treatments[0].verdict", equalTo("NO_DECISION_YET"))
                .body("waiting", equalTo(0));
    }

    @Test
    void takesAReportOnceHoweverOftenItIsTold() {
        begin(BEGIN);
        String report = """
                {"gateway": "g-%s", "sequence": %d, "exposures": [], "outcomes": [],
                 "answers": [{"experiment": "%s", "variant": "classic", "answers": 7, "failed": 1}]}""";

        for (int number : new int[] {1, 1, 2, 1}) {
            body(report.formatted(key, number, key))
                    .post("/internal/experiments/sightings")
                    .then()
                    .statusCode(204);
        }

        awaitCounted("control.counted.tries", 14);
        one().body("control.counted.bad", equalTo(2));
    }

    @Test
    void forgetsWhoHadTheOutcomeOnlyAfterItsTime() {
        begin(BEGIN);

        tell(subjects(5, i -> exposure("s" + i, "classic")), "[]", "[]");
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        tell("[]", outcomes(5), "[]");

        awaitCounted("control.counted.exposed", 5);
        one().body("control.counted.outcomes", equalTo(0));
    }

    @Test
    void findsAnEffectThatIsThere() {
        begin(BEGIN.replace("PT1S", "PT8S"));

        tell(
                subjects(1_000, i -> exposure("s" + i, i % 2 == 0 ? "classic" : "notes-first")),
                subjects(1_000, i -> i % 2 == 0 && i % 10 != 0 ? null : outcome("s" + i)),
                "[]");

        awaitCounted("control.counted.exposed", 500);
        awaitCounted("treatments[0].counted.exposed", 500);
        one().body("treatments[0].verdict", equalTo("BETTER"))
                .body("treatments[0].difference.value", equalTo(0.8f))
                .body("mismatched", equalTo(false));
        float lower = get(EXPERIMENTS + key).path("treatments[0].difference.lower");
        assertThat(lower).isBetween(0.5f, 0.8f);
    }

    @Test
    void findsThatSubjectsComeInOtherSharesThanPlanned() {
        begin(BEGIN);

        tell(subjects(600, i -> exposure("s" + i, i % 3 == 0 ? "classic" : "notes-first")), "[]", "[]");

        awaitCounted("control.counted.exposed", 200);
        awaitCounted("treatments[0].counted.exposed", 400);
        one().body("mismatched", equalTo(true)).body("treatments[0].verdict", equalTo("INVALID"));
    }

    @Test
    void endsByItselfWhenATreatmentDoesHarm() {
        begin(BEGIN);

        tell("[]", "[]", """
                [{"experiment": "%1$s", "variant": "classic", "answers": 500, "failed": 1},
                 {"experiment": "%1$s", "variant": "notes-first", "answers": 500, "failed": 80}]""".formatted(key));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> one().body("endedBy", equalTo("control plane"))
                        .body("endedBecause", containsString("80 of 500 answers failed"))
                        .body("kept", equalTo("classic"))
                        .body("treatments[0].verdict", equalTo("STOPPED_BY_GUARDRAIL")));
        assertThat(flag().getString("targeting")).isNull();
        assertThat(flag().getString("defaultVariant")).isEqualTo("classic");
    }

    @Test
    void allowsOneAtATimeForAFlagAndAKeyOnce() {
        begin(BEGIN);

        body(BEGIN)
                .put(EXPERIMENTS + key + "-b")
                .then()
                .statusCode(409)
                .body("detail", containsString("without a rule"));
        end("classic");
        begin(BEGIN).then().statusCode(409).body("detail", containsString("There has been an experiment"));
    }

    @Test
    void answersAgainWhatItHasBegun() {
        begin(BEGIN).then().statusCode(200);

        begin(BEGIN).then().statusCode(200).body("endedAt", nullValue());
    }

    @Test
    void keepsOthersFromChangingItsFlag() {
        begin(BEGIN);

        body("{\"flag\": %s, \"reason\": \"x\"}".formatted(FLAG))
                .put("/api/control/flags/layout")
                .then()
                .statusCode(409)
                .body("detail", containsString("end that first"));
        body("{\"document\": {\"flags\": {}}, \"reason\": \"x\"}")
                .put("/api/control/flags")
                .then()
                .statusCode(409);
        body("{\"flag\": %s, \"reason\": \"x\"}".formatted(FLAG))
                .put("/api/control/flags/another")
                .then()
                .statusCode(200);
        assertThat(JsonPath.from(get("/api/control/flags").asString())
                        .getString("flags.find { it.key == 'layout' }.flag.metadata.experiment"))
                .isEqualTo(key);
    }

    @Test
    void countsNobodyWhoseTimeWasNotOverAtItsEnd() {
        begin(BEGIN.replace("PT1S", "PT30S"));
        tell(subjects(5, i -> exposure("s" + i, "classic")), "[]", "[]");

        end("classic")
                .then()
                .statusCode(200)
                .body("control.counted.exposed", equalTo(0))
                .body("waiting", equalTo(0));
    }

    @Test
    void leavesTheFlagAsItIsWhenItCannotBegin() {
        begin(BEGIN.replace("notes-first", "nonsense")).then().statusCode(409);
        begin(BEGIN.replace("\"layout\"", "\"nowhere\"")).then().statusCode(404);

        assertThat(flag().getString("targeting")).isNull();
        get(EXPERIMENTS + key).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 0}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 0.5}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"third\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"O!\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\", \"window\": \"P31D\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\"}"
            })
    void refusesWhatIsNoExperiment(String body) {
        begin(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void isForOperators() {
        String attendee =
                "Bearer " + Tokens.aToken().roles("attendee", "editor").build();

        assertThat(List.of(
                        given().noFilters().header("Authorization", attendee).get(EXPERIMENTS),
                        given().noFilters()
                                .header("Authorization", attendee)
                                .contentType(ContentType.JSON)
                                .body(BEGIN)
                                .put(EXPERIMENTS + key),
                        given().noFilters()
                                .header("Authorization", attendee)
                                .contentType(ContentType.JSON)
                                .body("{\"keep\": \"classic\", \"reason\": \"x\"}")
                                .post(EXPERIMENTS + key + "/end")))
                .extracting(Response::statusCode)
                .containsOnly(403);
    }

    private Response begin(String body) {
        return body(body).put(EXPERIMENTS + key);
    }

    private Response end(String keep) {
        return body("{\"keep\": \"%s\", \"reason\": \"decided\"}".formatted(keep))
                .post(EXPERIMENTS + key + "/end");
    }

    private io.restassured.response.ValidatableResponse one() {
        return get(EXPERIMENTS + key).then().statusCode(200);
    }

    private void awaitCounted(String path, int count) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> one().body(path, equalTo(count)));
    }

    private static JsonPath flag() {
        return JsonPath.from(get("/api/control/flags").asString()).setRootPath("flags[0].flag");
    }

    private void tell(String exposures, String outcomes, String answers) {
        body("{\"gateway\": \"%s\", \"sequence\": %d, \"exposures\": %s, \"outcomes\": %s, \"answers\": %s}"
                        .formatted(key, ++sequence, exposures, outcomes, answers))
                .post("/internal/experiments/sightings")
                .then()
                .statusCode(204);
    }

    private static String subjects(int count, IntFunction<String> one) {
        return IntStream.range(0, count)
                .mapToObj(one)
                .filter(text -> text != null)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String exposure(String subject, String variant) {
        return "{\"experiment\": \"%s\", \"subject\": \"%s\", \"variant\": \"%s\"}".formatted(key, subject, variant);
    }

    private static String outcomes(int count) {
        return subjects(count, i -> outcome("s" + i));
    }

    private static String outcome(String subject) {
        return "{\"outcome\": \"wrote-a-note\", \"subject\": \"%s\"}".formatted(subject);
    }

    private static RequestSpecification body(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
