package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goes on, and back, as the evidence comes. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RolloutEvidenceTest extends Released {
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
        tellAgain("b1", 0, 30);
        tellAgain("b1", 0, 30);
        tell("b1", 0, 1);

        await().untilAsserted(() -> get(RELEASED).then().body("evidence.judged.b1.candidate", equalTo(31)));
        // counted again from what is kept
        ask("pause").then().statusCode(200);
        ask("resume").then().statusCode(200);
        tell("b1", 0, 1);
        await().untilAsserted(() -> get(RELEASED).then().body("evidence.judged.b1.candidate", equalTo(32)));
    }
}
