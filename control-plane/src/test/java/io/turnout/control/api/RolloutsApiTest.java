package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.comparison.count.Counts;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan has of {@code released}: 5 %, then 50 % until somebody approves, then all. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RolloutsApiTest {
    private static final String RELEASED = "/api/control/rollouts/released";

    @Inject
    ObjectMapper json;

    private final String gateway = UUID.randomUUID().toString();
    private int reports;
    private int windows;

    @AfterEach
    void takeBack() {
        ask("rollback");
        given().contentType(ContentType.JSON)
                .body("{\"percent\": 0, \"reason\": \"a test is over\"}")
                .put("/api/control/shadow/released");
    }

    @Test
    void goesStepByStepAsTheEvidenceComes() {
        ask("start").then().statusCode(200).body("phase", equalTo("COMPARING")).body("percent", equalTo(0f));
        get("/api/control/shadow/released").then().body("percent", equalTo(30f));
        await().untilAsserted(
                        () -> get(RELEASED).then().body("waitingFor", containsString("not known to be the same")));

        compare(PageTestData.alike(3_000));
        awaitStep(1);
        shareIs(5);
        await().untilAsserted(() -> get(RELEASED).then().body("waitingFor", containsString("has answered nobody")));

        tell("b1", 0, 20);
        await().untilAsserted(() ->
                get(RELEASED).then().body("waitingFor", containsString("80 more requests to the candidate")));
        toSecondStep();
        shareIs(50);

        given().contentType(ContentType.JSON)
                .body(Map.of("operation", "approve", "reason", "of the one before", "step", 1))
                .post(RELEASED + "/operations")
                .then()
                .statusCode(409);
        toLastStep();

        await().untilAsserted(() -> {
            tell("b1", 0, 1_000);
            get(RELEASED).then().body("phase", equalTo("DONE"));
        });
        shareIs(100);
        get("/api/control/rollouts/log?limit=1")
                .then()
                .body("entries[0].who", equalTo("control plane"))
                .body("entries[0].phase", equalTo("DONE"));
        get(RELEASED).then().body("reason", equalTo("few enough requests fail"));

        given().contentType(ContentType.JSON)
                .body("{\"percent\": 7, \"reason\": \"by hand\"}")
                .put("/api/control/canaries/released")
                .then()
                .statusCode(200);
        get(RELEASED).then().body("percent", equalTo(7f));
    }

    @Test
    void takesACandidateBackThatFailsAlsoWhenAllReadFromIt() {
        toFirstStep();
        toSecondStep();
        toLastStep();

        tell("b1", 900, 100);
        tell("b1", 900, 100);

        awaitTakenBack();
    }

    @Test
    void whatWasComparedBeforeIsNoPartOfIt() {
        toFirstStep();
        ask("rollback").then().statusCode(200);

        ask("start").then().statusCode(200);

        await().untilAsserted(
                        () -> get(RELEASED).then().body("waitingFor", containsString("not known to be the same")));
        compare(PageTestData.alike(3_000));
        awaitStep(1);
    }

    @Test
    void nothingGoesOnWhileNothingIsCompared() {
        toFirstStep();
        given().contentType(ContentType.JSON)
                .body("{\"percent\": 0, \"reason\": \"a test\"}")
                .put("/api/control/shadow/released");

        tell("b1", 0, 2_000);
        tell("b1", 0, 2_000);

        await().untilAsserted(() -> get(RELEASED).then().body("waitingFor", containsString("nothing is compared")));
    }

    @Test
    void takesACandidateBackThatDoesWorseAndSaysOnWhatGrounds() {
        toFirstStep();

        tell("b1", 200, 800);
        tell("b1", 200, 800);

        awaitTakenBack();
        shareIs(0);
        get("/api/control/rollouts/log?limit=1")
                .then()
                .body("entries[0].why", containsString("20 % of its requests failed"))
                .body("entries[0].evidence.judged.b1.outcome", equalTo("FAIL"));
    }

    @Test
    void takesACandidateBackAlsoWhileItIsPaused() {
        toFirstStep();
        ask("pause").then().statusCode(200).body("paused", equalTo(true));

        tell("b1", 500, 500);
        tell("b1", 500, 500);

        awaitTakenBack();
    }

    @Test
    void judgesABuildByWhatItDidItself() {
        toFirstStep();
        tell("good", 0, 100);

        tell("bad", 300, 0);

        awaitTakenBack();
        get("/api/control/rollouts/log?limit=1")
                .then()
                .body("entries[0].evidence.judged.good.outcome", equalTo("INSUFFICIENT_TRAFFIC"))
                .body("entries[0].evidence.judged.bad.outcome", equalTo("FAIL"));
    }

    @Test
    void nobodyReadsFromACandidateWhoseAnswersDiffer() {
        ask("start").then().statusCode(200);

        compare(PageTestData.differing(400));

        awaitTakenBack();
        get("/api/control/rollouts/log?limit=1").then().body("entries[0].why", containsString("its answers differ"));
    }

    @Test
    void aWindowThatIsToldTwiceIsCountedOnce() {
        toFirstStep();

        tell("b1", 0, 30);
        windows--;
        tell("b1", 0, 30);
        windows--;
        tell("b1", 0, 30);
        tell("b1", 0, 1);

        await().untilAsserted(() -> get(RELEASED).then().body("evidence.judged.b1.candidate", equalTo(31)));
        // counted again from what is kept
        ask("pause").then().statusCode(200);
        ask("resume").then().statusCode(200);
        tell("b1", 0, 1);
        await().untilAsserted(() -> get(RELEASED).then().body("evidence.judged.b1.candidate", equalTo(32)));
    }

    @Test
    void aShareIsNotSetByHandMeanwhile() {
        ask("start").then().statusCode(200);

        given().contentType(ContentType.JSON)
                .body("{\"percent\": 80, \"reason\": \"x\"}")
                .put("/api/control/canaries/released")
                .then()
                .statusCode(409)
                .body("detail", containsString("rollout released rollback"));
    }

    @Test
    void refusesWhatItsStateDoesNotAllow() {
        ask("pause").then().statusCode(409);
        ask("approve").then().statusCode(409);
        ask("start").then().statusCode(200);
        ask("approve").then().statusCode(409);
        ask("start").then().statusCode(409);
        ask("rollback").then().statusCode(200).body("phase", equalTo("ROLLED_BACK"));
        ask("rollback").then().statusCode(409);
    }

    @Test
    void refusesWhatHasOnlyWrites() {
        given().contentType(ContentType.JSON)
                .body(Map.of("operation", "start", "reason", "a test"))
                .post("/api/control/rollouts/untouched/operations")
                .then()
                .statusCode(409)
                .body("detail", containsString("writes move with the data"));
    }

    @Test
    void tellsThePlansStepsOfWhatHasNotBegun() {
        get("/api/control/rollouts")
                .then()
                .statusCode(200)
                .body("rollouts.find { it.capability == 'untouched' }.phase", nullValue())
                .body("rollouts.find { it.capability == 'untouched' }.course.steps.percent", hasSize(4))
                .body("rollouts.find { it.capability == 'released' }.course.compare", equalTo(30f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\": \"nonsense\", \"reason\": \"x\"}",
                "{\"operation\": \"start\"}",
                "{\"reason\": \"x\"}",
                "null",
                "{"
            })
    void refusesWhatIsNoOperation(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(RELEASED + "/operations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"gateway\": \"g\", \"sequence\": 1}",
                "{\"gateway\": \"g\", \"sequence\": 1, \"windows\": [null]}",
                "{\"gateway\": \"g\", \"sequence\": 1, \"windows\": [{\"legacy\": null}]}",
                "{\"gateway\": \"g\", \"sequence\": 1, \"windows\": [{\"capability\": \"released\", \"legacy\": {\"failed\": -1}}]}",
                "null"
            })
    void refusesWhatIsNoWindow(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/internal/trials")
                .then()
                .statusCode(400);
    }

    @Test
    void isForOperatorsAndOfThePlan() {
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("eve", "editor"))
                .get(RELEASED)
                .then()
                .statusCode(403);
        get("/api/control/rollouts/nonsense").then().statusCode(404);
    }

    private void toFirstStep() {
        ask("start").then().statusCode(200);
        compare(PageTestData.alike(3_000));
        awaitStep(1);
    }

    private static void awaitStep(int step) {
        await().untilAsserted(() ->
                get(RELEASED).then().body("phase", equalTo("READING")).body("step", equalTo(step)));
    }

    private void toSecondStep() {
        await().untilAsserted(() -> {
            tell("b1", 0, 1_000);
            get(RELEASED).then().body("step", equalTo(2));
        });
    }

    /** So few are told that they are no grounds for the last step to end on. */
    private void toLastStep() {
        await().untilAsserted(() -> {
            tell("b1", 0, 1_000);
            get(RELEASED).then().body("waitingFor", containsString("approve"));
        });
        ask("approve").then().statusCode(200);
        await().untilAsserted(() -> {
            tell("b1", 0, 1);
            get(RELEASED).then().body("step", equalTo(3));
        });
    }

    private static void awaitTakenBack() {
        await().untilAsserted(() -> get(RELEASED).then().body("phase", equalTo("ROLLED_BACK")));
        shareIs(0);
    }

    private static void shareIs(float percent) {
        get("/api/control/canaries")
                .then()
                .body("capabilities.find { it.capability == 'released' }.percent", equalTo(percent));
    }

    private static Response ask(String operation) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("operation", operation, "reason", "a test"))
                .post(RELEASED + "/operations");
    }

    private void compare(Counts counts) {
        long run = run();
        post(
                "/internal/shadow/reports",
                Map.of(
                        "gateway",
                        gateway,
                        "sequence",
                        ++reports,
                        "pages",
                        List.of(PageTestData.page("released", run, counts))));
    }

    private static long run() {
        List<Map<String, Object>> shares =
                get("/internal/shadow?wait=0&after=x").path("shares");
        return shares.stream()
                .filter(share -> share.get("capability").equals("released"))
                .map(share -> ((Number) share.get("run")).longValue())
                .findFirst()
                .orElseThrow();
    }

    /** All take equally long, and nothing fails on the legacy side. */
    private void tell(String build, int failed, int answered) {
        post(
                "/internal/trials",
                Map.of(
                        "gateway",
                        gateway,
                        "sequence",
                        ++windows,
                        "windows",
                        List.of(Map.of(
                                "capability", "released",
                                "legacy", Map.of("failed", 0, "latencies", List.of(0, 2 * (failed + answered))),
                                "candidates",
                                        Map.of(build, Map.of("failed", failed, "latencies", List.of(0, answered)))))));
    }

    private void post(String path, Map<String, Object> body) {
        try {
            given().contentType(ContentType.JSON)
                    .body(json.writeValueAsString(body))
                    .post(path)
                    .then()
                    .statusCode(204);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
