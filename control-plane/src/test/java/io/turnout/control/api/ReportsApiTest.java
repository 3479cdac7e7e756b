package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ReportsApiTest extends Released {
    private static final String REPORT = "/api/control/reports/rollouts/released";

    @Test
    void tellsProgramsWhatABadBuildHasDone() {
        takeABadBuildBack();

        as("application/json")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("TAKEN_BACK"))
                .body("candidate.failed", equalTo(400))
                .body("builds[0].judgedBad", equalTo(true))
                .body("harm.requestsOfAll", greaterThan(2_000))
                .body("steps[0].step", equalTo(0));
    }

    @Test
    void tellsPeopleTheSameInAPageThatNeedsNothingElse() throws Exception {
        takeABadBuildBack();

        Response answer = as("text/html");

        Document page = Jsoup.parse(answer.asString());
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(page.select("h1").text()).isEqualTo("released Taken back by itself");
        assertThat(page.select("script, link, img, [style]")).isEmpty();
        assertThat(page.select("svg[role=img] title")).isNotEmpty();
        assertThat(page.select("table:not(:has(caption))")).isEmpty();
        assertThat(answer.header("Content-Security-Policy"))
                .contains(
                        "style-src 'sha256-" + hash(page.select("style").first().data()) + "'")
                .contains("default-src 'none'");
    }

    @Test
    void tellsPeopleTheSameInMarkdown() {
        takeABadBuildBack();

        assertThat(as("text/markdown").asString())
                .startsWith("# released: taken back by itself")
                .contains("20 % of its requests failed")
                // this gateway does not tell who was answered
                .contains("| Subjects exposed | **unknown** |");
    }

    @Test
    void whatComparingCaughtHasExposedNobody() {
        ask("start").then().statusCode(200);
        compare(PageTestData.differing(400));
        awaitTakenBack();

        as("application/json")
                .then()
                .body("outcome", equalTo("CAUGHT_UNSEEN"))
                .body("subjects.upper", equalTo(0))
                .body("compared[0].changed", equalTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "text/html;q=0, text/markdown > text/markdown",
                "text/html;q=0.0, */* > application/json",
                "application/json;q=0, */* > text/html",
                "text/html;q=0.1, text/markdown;q=0.2 > text/markdown"
            })
    void givesNobodyWhatTheyRefuse(String accept, String type) {
        ask("start").then().statusCode(200);

        given().header("Accept", accept).get(REPORT).then().statusCode(200).contentType(startsWith(type));
    }

    @Test
    void whatIsRefusedIsNotGivenForWantOfAnythingElse() {
        ask("start").then().statusCode(200);

        given().header("Accept", "text/html;q=0").get(REPORT).then().statusCode(406);
    }

    @Test
    void whatWasDoneAndTakenBackLaterIsToldAsThat() {
        toFirstStep();
        toSecondStep();
        toLastStep();
        await().untilAsserted(() -> {
            tell("b1", 0, 1_000);
            get(RELEASED).then().body("phase", equalTo("DONE"));
        });

        given().contentType(ContentType.JSON)
                .body(Map.of("operation", "rollback", "reason", "**"))
                .post(RELEASED + "/operations")
                .then()
                .statusCode(200);

        as("application/json")
                .then()
                .body("outcome", equalTo("CALLED_BACK"))
                .body("because", equalTo("**"))
                .body("harm", equalTo(null))
                .body("steps.step", equalTo(List.of(0, 1, 2, 3)));
        assertThat(as("text/markdown").asString()).startsWith("# released: taken back by hand");
    }

    @Test
    void anEarlierRolloutKeepsItsReport() {
        takeABadBuildBack();
        int number = as("application/json").path("number");
        ask("start").then().statusCode(200);

        get(REPORT + "?rollout=" + number).then().body("outcome", equalTo("TAKEN_BACK"));
        as("application/json").then().body("outcome", equalTo("UNDER_WAY"));
    }

    @ParameterizedTest
    @CsvSource({
        "rollouts/nothing, 404",
        "rollouts/released?rollout=999999, 404",
        "rollouts/released?rollout=0, 400",
        "rollouts/released?rollout=18446744073709551615, 400",
        "rollouts/released?rollout=x, 400",
        "experiments/nothing, 404",
        "migrations/999999, 404",
        "migrations/0, 400",
        "migrations/-1, 400",
        "migrations/x, 400"
    })
    void refusesWhatThereIsNot(String path, int status) {
        given().accept("text/html, application/problem+json")
                .get("/api/control/reports/" + path)
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString(" "));
    }

    @Test
    void isForOperatorsOnly() {
        given().auth()
                .oauth2(Tokens.aToken().subject("eve").roles("editor").build())
                .get(REPORT)
                .then()
                .statusCode(403);
    }

    private void takeABadBuildBack() {
        toFirstStep();
        tell("b1", 200, 800);
        tell("b1", 200, 800);
        awaitTakenBack();
    }

    private static Response as(String type) {
        return given().accept(type).get(REPORT);
    }

    private static String hash(String css) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8)));
    }
}
