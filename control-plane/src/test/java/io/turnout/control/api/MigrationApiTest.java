package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dataset and what is read of it, on real databases; a gateway is told of, that has compared and counted. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class MigrationApiTest {
    private static final String MIGRATION = "/api/control/migration";
    private static final String DATASET = "/api/control/datasets/api-notes";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Told gateway = new Told();

    @AfterEach
    void comesBack() {
        if (get(MIGRATION).path("phase") != null
                && !"ROLLED_BACK".equals(get(MIGRATION).path("phase"))) {
            ask("rollback", Map.of());
            awaitPhase("ROLLED_BACK");
        }
        given().contentType(ContentType.JSON)
                .body("{\"percent\": 0, \"reason\": \"a test is over\"}")
                .put("/api/control/shadow/carried");
        if (!isLegacy()) {
            given().contentType(ContentType.JSON)
                    .body("{\"operation\": \"abort\", \"reason\": \"a test is over\"}")
                    .post(DATASET + "/operations")
                    .then()
                    .statusCode(202);
            await().atMost(LONG).until(MigrationApiTest::isLegacy);
        }
    }

    private static boolean isLegacy() {
        return get(DATASET).path("state").equals("LEGACY") && get(DATASET).path("running") == null;
    }

    @Test
    void comesToItsStageAndBack() {
        ask("start", Map.of("capabilities", List.of("carried")))
                .then()
                .statusCode(200)
                .body("to", equalTo("CANDIDATE"))
                .body("itinerary.ready", equalTo(List.of("api-notes")));
        isReadByAll();
        stageIs("CANARY");
        await().untilAsserted(() -> look().body("waitingFor", containsString("approve the cutover of api-notes")));

        ask("approve", Map.of("dataset", "api-notes")).then().statusCode(200);

        awaitPhase("DONE");
        stageIs("CANDIDATE");
        look().body("waitingFor", equalTo(null));
        report().body("phase", equalTo("DONE"))
                .body("rollouts.outcome", hasItem("RELEASED"))
                .body("moves.operation", equalTo(List.of("CUTOVER")))
                .body("moves[0].outcome", not(equalTo(null)));

        ask("rollback", Map.of()).then().statusCode(200).body("phase", equalTo("GOING_BACK"));

        awaitPhase("ROLLED_BACK");
        // its data follows, and is compared
        stageIs("SHADOW");
        get(MIGRATION + "/log")
                .then()
                .body(
                        "entries.action",
                        hasItems(
                                "COMPARE carried 20.0 %",
                                "READ carried", "CUTOVER api-notes", "ROLLBACK api-notes", "over"))
                .body("entries.find { it.action == 'CUTOVER api-notes' }.evidence.datasets", not(empty()));
        report().body("phase", equalTo("ROLLED_BACK"))
                .body("rollouts.outcome", equalTo(List.of("WENT_BACK")))
                .body("moves.operation", equalTo(List.of("CUTOVER", "ROLLBACK")))
                .body("done.action", hasItems("CUTOVER api-notes", "ROLLBACK api-notes"));
    }

    @Test
    void standsStillWhilePausedAndItsRolloutsToo() {
        ask("start", Map.of("to", "CANARY", "capabilities", List.of("carried")));
        await().atMost(LONG)
                .until(() -> rolloutPhase() != null && rolloutPhase().equals("COMPARING"));

        ask("pause", Map.of()).then().statusCode(200).body("paused", equalTo(true));

        await().untilAsserted(() -> rollout().body("paused", equalTo(true)));
        gateway.compare("carried", PageTestData.alike(3_000));
        await().during(Duration.ofSeconds(1)).until(() -> rolloutPhase().equals("COMPARING"));

        ask("resume", Map.of()).then().statusCode(200).body("paused", equalTo(false));

        await().untilAsserted(() -> rollout().body("paused", equalTo(false)));
        await().untilAsserted(() -> rollout().body("phase", equalTo("READING")));
    }

    @Test
    void haltsWhereACandidateIsTakenBackAndTriesItAgainOnceItIsResumed() {
        ask("start", Map.of("to", "CANARY", "capabilities", List.of("carried")));
        await().atMost(LONG)
                .until(() -> rolloutPhase() != null && rolloutPhase().equals("COMPARING"));
        gateway.compare("carried", PageTestData.alike(3_000));
        await().untilAsserted(() -> {
            gateway.tell("carried", "b1", 100, 100);
            look().body("paused", equalTo(true)).body("reason", containsString("carried was taken back"));
        });
        stageIs("SHADOW");

        ask("resume", Map.of()).then().statusCode(200);

        await().until(() -> rolloutPhase().equals("COMPARING"));
        isReadByAll();
        awaitPhase("DONE");
    }

    @Test
    void oneAtATime() {
        ask("start", Map.of("to", "SHADOW", "capabilities", List.of("carried")))
                .then()
                .statusCode(200);

        ask("start", Map.of()).then().statusCode(409);
        ask("approve", Map.of("dataset", "api-notes"))
                .then()
                .statusCode(409)
                .body("detail", containsString("No migration is to cut over"));
        awaitPhase("DONE");
        stageIs("SHADOW");
        ask("pause", Map.of()).then().statusCode(409);
    }

    @Test
    void refusesWhatThePlanDoesNotHave() {
        ask("start", Map.of("capabilities", List.of("nonsense"))).then().statusCode(404);
        ask("start", Map.of("capabilities", List.of("untouched")))
                .then()
                .statusCode(409)
                .body("detail", containsString("nothing to migrate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\": \"nonsense\", \"reason\": \"x\"}",
                "{\"operation\": \"start\"}",
                "{\"operation\": \"start\", \"reason\": \"x\", \"to\": \"LEGACY\"}",
                "{\"operation\": \"start\", \"reason\": \"x\", \"to\": \"\"}",
                "{\"operation\": \"start\", \"reason\": \"x\", \"capabilities\": [null]}",
                "{\"operation\": \"start\", \"reason\": \"x\", \"capabilities\": \"carried\"}",
                "{\"operation\": \"approve\", \"reason\": \"x\"}",
                "null",
                "{"
            })
    void refusesWhatIsNoOperation(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(MIGRATION + "/operations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void isForOperators() {
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("eve", "editor"))
                .get(MIGRATION)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse report() {
        return given().accept("application/json")
                .get("/api/control/reports/migrations/latest")
                .then()
                .statusCode(200);
    }

    private void isReadByAll() {
        await().atMost(LONG).until(() -> "COMPARING".equals(rolloutPhase()));
        gateway.compare("carried", PageTestData.alike(3_000));
        await().untilAsserted(() -> {
            gateway.tell("carried", "b1", 0, 100);
            rollout().body("phase", equalTo("DONE"));
        });
    }

    private static String rolloutPhase() {
        return get("/api/control/rollouts/carried").path("phase");
    }

    private static ValidatableResponse rollout() {
        return get("/api/control/rollouts/carried").then();
    }

    private static ValidatableResponse look() {
        return get(MIGRATION).then().statusCode(200);
    }

    private static void awaitPhase(String phase) {
        await().atMost(LONG).untilAsserted(() -> look().body("phase", equalTo(phase)));
    }

    private static void stageIs(String stage) {
        look().body("stages.find { it.capability == 'carried' }.stage", equalTo(stage));
    }

    private static Response ask(String operation, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("operation", operation);
        body.put("reason", "a test");
        return given().contentType(ContentType.JSON).body(body).post(MIGRATION + "/operations");
    }
}
