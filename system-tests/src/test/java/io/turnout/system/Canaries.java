package io.turnout.system;

import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Has subjects read from the services ahead of the data, as an operator does, through the gateway. */
final class Canaries {
    /** Until every gateway has heard of it and waited until the others have. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final Pattern NOTES_READ = Pattern.compile(
            "turnout_requests_total\\{[^}]*capability=\"notes-read\"[^}]*side=\"candidate\"[^}]*\\} ([0-9.E]+)");

    private Canaries() {}

    /** All that is read, by so many percent of the subjects. */
    static void read(int percent) throws InterruptedException {
        for (String capability : Shadow.READ) {
            Shadow.operator()
                    .body(Map.of("percent", percent, "reason", "a test"))
                    .put("/api/control/canaries/{capability}", capability)
                    .then()
                    .statusCode(200)
                    .body("waitingFor", nullValue());
        }
        Thread.sleep(SETTLING);
    }

    /** How many requests for notes have been answered by notes-service. */
    static long readsOfNotesAtTheService(LocalTurnout turnout) {
        String metrics =
                RestAssured.get(turnout.management().resolve("/q/metrics")).asString();
        return NOTES_READ
                .matcher(metrics)
                .results()
                .mapToLong(match -> (long) Double.parseDouble(match.group(1)))
                .sum();
    }
}
