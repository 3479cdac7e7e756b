package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
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
        "rollouts/released?rollout=0, 404",
        "rollouts/released?rollout=x, 400",
        "experiments/nothing, 404",
        "migrations/0, 404",
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
