package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.comparison.count.Counts;
import io.turnout.control.shadow.PageTestData;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A rollout of {@code released}, of which the plan has: 5 %, then 50 % until somebody approves, then all. */
abstract class Released {
    static final String RELEASED = "/api/control/rollouts/released";

    private final Told gateway = new Told();

    @AfterEach
    void takeBack() {
        ask("rollback");
        given().contentType(ContentType.JSON)
                .body("{\"percent\": 0, \"reason\": \"a test is over\"}")
                .put("/api/control/shadow/released");
    }

    void toFirstStep() {
        ask("start").then().statusCode(200);
        compare(PageTestData.alike(3_000));
        awaitStep(1);
    }

    static void awaitStep(int step) {
        await().untilAsserted(() ->
                get(RELEASED).then().body("phase", equalTo("READING")).body("step", equalTo(step)));
    }

    void toSecondStep() {
        await().untilAsserted(() -> {
            tell("b1", 0, 1_000);
            get(RELEASED).then().body("step", equalTo(2));
        });
    }

    /** So few are told that they are no grounds for the last step to end on. */
    void toLastStep() {
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

    static void awaitTakenBack() {
        await().untilAsserted(() -> get(RELEASED).then().body("phase", equalTo("ROLLED_BACK")));
        shareIs(0);
    }

    static void shareIs(float percent) {
        get("/api/control/canaries")
                .then()
                .body("capabilities.find { it.capability == 'released' }.percent", equalTo(percent));
    }

    static Response ask(String operation) {
        return ask("released", operation);
    }

    static Response ask(String capability, String operation) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("operation", operation, "reason", "a test"))
                .post("/api/control/rollouts/{capability}/operations", capability);
    }

    void compare(Counts counts) {
        gateway.compare("released", counts);
    }

    /** The window that was told last, once more. */
    void tellAgain(String build, int failed, int answered) {
        gateway.windows--;
        tell(build, failed, answered);
    }

    void tell(String build, int failed, int answered) {
        gateway.tell("released", build, failed, answered);
    }
}
