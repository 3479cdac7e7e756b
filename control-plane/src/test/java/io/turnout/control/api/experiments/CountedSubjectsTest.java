package io.turnout.control.api.experiments;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is counted in an experiment, when, and what comes of it. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class CountedSubjectsTest extends ExperimentSession {
    @Test
    void countsEachSubjectOnceWithWhatItWasShownFirst() {
        begin(BEGIN);

        tell(subjects(10, i -> exposure("s" + i, "classic")), outcomes(3), "[]");
        tell(subjects(10, i -> exposure("s" + i, "notes-first")), outcomes(5), "[]");
        tell(subjects(4, i -> exposure("t" + i, "notes-first")), "[]", "[]");

        awaitCounted("control.counted.exposed", 10);
        awaitCounted("treatments[0].counted.exposed", 4);
        one().body("control.counted.outcomes", equalTo(5))
                .body("treatments[0].counted.outcomes", equalTo(0))
                .body("treatments[0].verdict", equalTo("NO_DECISION_YET"))
                .body("waiting", equalTo(0));
    }

    @Test
    void takesAReportOnceHoweverOftenItIsTold() {
        begin(BEGIN);
        String report = """
                {"gateway": "g-%s", "sequence": %d, "exposures": [], "outcomes": [],
                 "answers": [{"experiment": "%s", "variant": "classic", "answers": 7, "failed": 1}]}""";

        for (int number : new int[] {1, 1, 2, 1}) {
            body(report.formatted(key, number, key))
                    .post("/internal/experiments/sightings")
                    .then()
                    .statusCode(204);
        }

        awaitCounted("control.counted.tries", 14);
        one().body("control.counted.bad", equalTo(2));
    }

    @Test
    void forgetsWhoHadTheOutcomeOnlyAfterItsTime() {
        begin(BEGIN);

        tell(subjects(5, i -> exposure("s" + i, "classic")), "[]", "[]");
        await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        tell("[]", outcomes(5), "[]");

        awaitCounted("control.counted.exposed", 5);
        one().body("control.counted.outcomes", equalTo(0));
    }

    @Test
    void findsAnEffectThatIsThere() {
        begin(BEGIN.replace("PT1S", "PT8S"));

        tell(
                subjects(1_000, i -> exposure("s" + i, i % 2 == 0 ? "classic" : "notes-first")),
                subjects(1_000, i -> i % 2 == 0 && i % 10 != 0 ? null : outcome("s" + i)),
                "[]");

        awaitCounted("control.counted.exposed", 500);
        awaitCounted("treatments[0].counted.exposed", 500);
        one().body("treatments[0].verdict", equalTo("BETTER"))
                .body("treatments[0].difference.value", equalTo(0.8f))
                .body("mismatched", equalTo(false));
        float lower = get(EXPERIMENTS + key).path("treatments[0].difference.lower");
        assertThat(lower).isBetween(0.5f, 0.8f);
    }

    @Test
    void findsThatSubjectsComeInOtherSharesThanPlanned() {
        begin(BEGIN);

        tell(subjects(600, i -> exposure("s" + i, i % 3 == 0 ? "classic" : "notes-first")), "[]", "[]");

        awaitCounted("control.counted.exposed", 200);
        awaitCounted("treatments[0].counted.exposed", 400);
        one().body("mismatched", equalTo(true)).body("treatments[0].verdict", equalTo("INVALID"));
    }

    @Test
    void endsByItselfWhenATreatmentDoesHarm() {
        begin(BEGIN);

        tell("[]", "[]", """
                [{"experiment": "%1$s", "variant": "classic", "answers": 500, "failed": 1},
                 {"experiment": "%1$s", "variant": "notes-first", "answers": 500, "failed": 80}]""".formatted(key));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> one().body("endedBy", equalTo("control plane"))
                        .body("endedBecause", containsString("80 of 500 answers failed"))
                        .body("kept", equalTo("classic"))
                        .body("treatments[0].verdict", equalTo("STOPPED_BY_GUARDRAIL")));
        assertThat(flag().getString("targeting")).isNull();
        assertThat(flag().getString("defaultVariant")).isEqualTo("classic");
    }

    @Test
    void endsByItselfWhenATreatmentIsSlow() {
        begin(BEGIN);

        tell("[]", "[]", """
                [{"experiment": "%1$s", "variant": "classic", "answers": 500, "failed": 1, "slow": 3},
                 {"experiment": "%1$s", "variant": "notes-first", "answers": 500, "failed": 1, "slow": 90}]""".formatted(key));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> one().body("endedBy", equalTo("control plane"))
                        .body("endedBecause", containsString("90 of 500 answers were slow, and 3 of 500"))
                        .body("treatments[0].harm", equalTo("SLOW_MORE_OFTEN")));
    }

    @Test
    void countsNobodyWhoseTimeWasNotOverAtItsEnd() {
        begin(BEGIN.replace("PT1S", "PT30S"));
        tell(subjects(5, i -> exposure("s" + i, "classic")), "[]", "[]");

        end("classic")
                .then()
                .statusCode(200)
                .body("control.counted.exposed", equalTo(0))
                .body("waiting", equalTo(0));
    }
}
