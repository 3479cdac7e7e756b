package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.comparison.count.Counts;
import io.turnout.control.shadow.PageTestData;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A rollout of {@code released}, of which the plan has: 5 %, then 50 % until somebody approves, then all. */
abstract class Released {
    static final String RELEASED = "/api/control/rollouts/released";

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
        return given().contentType(ContentType.JSON)
                .body(Map.of("operation", operation, "reason", "a test"))
                .post(RELEASED + "/operations");
    }

    void compare(Counts counts) {
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

    /** The window that was told last, once more. */
    void tellAgain(String build, int failed, int answered) {
        windows--;
        tell(build, failed, answered);
    }

    /** All take equally long, and nothing fails on the legacy side. */
    void tell(String build, int failed, int answered) {
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
