package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and gateways may say of rollouts, and when. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RolloutsApiTest extends Released {
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

    /** It goes its way by itself, and its whole stays where it is. */
    @Test
    void anAttributeHasARolloutOfItsOwn() {
        Told gateway = new Told();
        ask("part", "start").then().statusCode(200).body("course.steps", hasSize(1));
        gateway.compare("part", PageTestData.alike(3_000));

        await().untilAsserted(() -> {
            gateway.tell("part", "b1", 0, 100);
            get("/api/control/rollouts/part").then().body("phase", equalTo("DONE"));
        });

        await().untilAsserted(() -> get("/internal/canaries?wait=0&after=x")
                .then()
                .body("canaries.find { it.capability == 'part' }.percent", equalTo(100f))
                .body("canaries.find { it.capability == 'released' }", nullValue()));
        get("/api/control/migration")
                .then()
                .body("stages.find { it.capability == 'part' }.stage", equalTo("CANARY"))
                .body("stages.find { it.capability == 'released' }.stage", equalTo("LEGACY"));
        ask("part", "rollback").then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body("{\"percent\": 0, \"reason\": \"a test is over\"}")
                .put("/api/control/shadow/part");
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
}
