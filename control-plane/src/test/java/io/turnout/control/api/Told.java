package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.turnout.comparison.count.Counts;
import io.turnout.control.shadow.PageTestData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A gateway that tells what it is told to tell. */
public final class Told {
    private final ObjectMapper json = new ObjectMapper();
    private final String gateway = UUID.randomUUID().toString();
    private int reports;
    int windows;

    /** What comparing has come to, in the run under way, as soon as there is one. */
    public void compare(String capability, Counts counts) {
        Awaitility.await().until(() -> run(capability) > 0);
        post(
                "/internal/shadow/reports",
                Map.of(
                        "gateway",
                        gateway,
                        "sequence",
                        ++reports,
                        "pages",
                        List.of(PageTestData.page(capability, run(capability), counts))));
    }

    private static long run(String capability) {
        List<Map<String, Object>> shares =
                get("/internal/shadow?wait=0&after=x").path("shares");
        return shares.stream()
                .filter(share -> share.get("capability").equals(capability))
                .mapToLong(share -> ((Number) share.get("run")).longValue())
                .findFirst()
                .orElse(0);
    }

    /** A window of a step. All requests take equally long, and nothing fails on the legacy side. */
    public void tell(String capability, String build, int failed, int answered) {
        post(
                "/internal/trials",
                Map.of(
                        "gateway",
                        gateway,
                        "sequence",
                        ++windows,
                        "windows",
                        List.of(Map.of(
                                "capability", capability,
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
