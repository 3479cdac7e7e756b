package io.turnout.system;

import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Has subjects read from the services ahead of the data, as an operator does, through the gateway. */
final class Canaries {
    /** Until every gateway has heard of it and waited until the others have. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private Canaries() {}

    /** All that is read, by so many percent of the subjects. */
    static void read(int percent) throws InterruptedException {
        read(Shadow.READ, percent);
    }

    static void read(List<String> capabilities, int percent) throws InterruptedException {
        for (String capability : capabilities) {
            Shadow.operator()
                    .body(Map.of("percent", percent, "reason", "a test"))
                    .put("/api/control/canaries/{capability}", capability)
                    .then()
                    .statusCode(200)
                    .body("waitingFor", nullValue());
        }
        Thread.sleep(SETTLING);
    }

    /** How many requests have been answered by the candidate. */
    static long readsAtTheCandidate(LocalTurnout turnout, String capability) {
        Pattern counted = Pattern.compile(
                "turnout_requests_total\\{[^}]*capability=\"%s\"[^}]*side=\"candidate\"[^}]*\\} ([0-9.E]+)"
                        .formatted(capability));
        String metrics =
                RestAssured.get(turnout.management().resolve("/q/metrics")).asString();
        return counted.matcher(metrics)
                .results()
                .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
                .sum();
    }
}
