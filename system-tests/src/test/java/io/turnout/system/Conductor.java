package io.turnout.system;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Keeps a migration going as an operator does who trusts it: approves what waits for it, and has tried again what has halted. */
final class Conductor {
    private static final Duration LONGEST = Duration.ofMinutes(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String MIGRATION = "/api/control/migration";

    private Conductor() {}

    static void begin(String to) {
        ask(Map.of("operation", "start", "to", to, "reason", "the services are ready"));
    }

    static void resume() {
        ask(Map.of("operation", "resume", "reason", "there is another build"));
    }

    static void approveCutover(String dataset) {
        ask(Map.of("operation", "approve", "dataset", dataset, "reason", "few are here at night"));
    }

    static JsonPath migration() {
        return get(MIGRATION);
    }

    static String state(String dataset) {
        return get("/api/control/datasets/" + dataset).getString("state");
    }

    static String stage(String capability) {
        return migration().getString("stages.find { it.capability == '%s' }.stage".formatted(capability));
    }

    /** Capabilities whose rollouts somebody has to approve. */
    static List<String> waiting() {
        return get("/api/control/rollouts")
                .getList("rollouts.findAll { it.waitingFor == 'Somebody has to approve the step.' }.capability");
    }

    static boolean hasHalted() {
        return migration().getBoolean("paused");
    }

    /** Only looks on. */
    static void await(Callable<Boolean> done) {
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(BETWEEN_LOOKS)
                .conditionEvaluationListener(null)
                .until(done);
    }

    /** Approves each step that waits, and resumes whenever it has halted. */
    static void conduct(Callable<Boolean> done) {
        await(() -> {
            if (done.call()) {
                return true;
            }
            resumeIfHalted();
            waiting().forEach(capability -> Rollouts.ask(capability, "approve"));
            return false;
        });
    }

    static void resumeIfHalted() {
        if (hasHalted()) {
            resume();
        }
    }

    private static void ask(Map<String, Object> what) {
        Shadow.operator().body(what).post(MIGRATION + "/operations").then().statusCode(200);
    }

    private static JsonPath get(String path) {
        return Shadow.operator().get(path).then().statusCode(200).extract().jsonPath();
    }
}
