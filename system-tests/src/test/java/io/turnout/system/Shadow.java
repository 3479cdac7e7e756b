package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Has answers compared as an operator does, through the gateway. */
final class Shadow {
    /** What is read, and carried by datasets. */
    static final List<String> READ =
            List.of("talks-read", "notes-read", "agenda", "talk-with-notes", "search", "pages");

    /** One attribute of what is read, which comes from its service before the rest does. */
    static final String ATTRIBUTE = "notes-in-talks";

    /** What the services rehearse while the monolith does it. */
    static final List<String> WRITTEN = List.of("talks-write", "notes-write");

    private Shadow() {}

    /** Compares all of these, counted anew. */
    static void compare(List<String> capabilities) {
        for (String capability : capabilities) {
            operator()
                    .body(Map.of("reason", "a test begins"))
                    .post("/api/control/shadow/{capability}/runs", capability)
                    .then()
                    .statusCode(200);
            set(capability, 100);
        }
    }

    static void compareNothing() {
        READ.forEach(capability -> set(capability, 0));
        WRITTEN.forEach(capability -> set(capability, 0));
        set(ATTRIBUTE, 0);
    }

    static void set(String capability, double percent) {
        operator()
                .body(Map.of("percent", percent, "reason", "a test"))
                .put("/api/control/shadow/{capability}", capability)
                .then()
                .statusCode(200);
    }

    /** Waits until so many requests of each capability have been compared. */
    static void awaitCompared(List<String> capabilities, int requests) {
        for (String capability : capabilities) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> of(capability).getInt("compared") >= requests);
        }
    }

    /**
     * No field differs but where the side that answers differs from itself. A candidate that once is late, on a machine that is busy, is not
     * known to have another status by that.
     */
    static void assertAlike(List<String> capabilities) {
        for (String capability : capabilities) {
            JsonPath shown = of(capability);
            assertThat(
                            shown.getList(
                                    "fields.findAll { it.state == 'DIFFERING' || it.state == 'UNDECIDED' && !(it.path == 'status' && it.raw == 1) }"))
                    .as("%s: %s", capability, shown.prettify())
                    .isEmpty();
            System.out.printf(
                    "%s: %s compared, %s settled, not compared %s, noisy %s%n",
                    capability,
                    shown.getString("compared"),
                    shown.getString("settled"),
                    shown.getMap("notCompared"),
                    shown.getList("fields.findAll { it.state == 'NOISY' }.path"));
        }
    }

    /** Of what a deployment was asked since {@link DatasetsTest}; does nothing where that has not run. */
    static void assertAlikeUntilNow() {
        if (READ.stream().anyMatch(capability -> of(capability).getInt("compared") > 0)) {
            assertAlike(READ);
            compareNothing();
        }
    }

    private static JsonPath of(String capability) {
        return operator()
                .get("/api/control/shadow/{capability}", capability)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A request of one to the gateway. */
    static RequestSpecification operator() {
        return RestAssured.given()
                .baseUri(Deployment.gateway().toString())
                .contentType("application/json")
                .auth()
                .preemptive()
                .oauth2(Tokens.of("olga", "operator"));
    }
}
