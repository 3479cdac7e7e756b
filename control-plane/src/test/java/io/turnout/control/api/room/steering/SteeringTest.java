package io.turnout.control.api.room.steering;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.control.api.Changes;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.Told;
import io.turnout.control.api.room.RoomSession;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages let operators do about rollouts, datasets and the migration, and what they say before and after. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class SteeringTest extends RoomSession {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String RELEASED = "/api/control/rollouts/released";

    @Inject
    Changes changes;

    private final Told gateway = new Told();

    @Test
    void conductsARollout() {
        done("/control/rollouts/released/start");
        assertThat(page("/control").select("#line-released .sign").text()).isEqualTo("compared before the first step");
        done("/control/rollouts/released/pause");
        Document paused = page("/control");
        assertThat(paused.select("#line-released .strong").text()).endsWith(", paused");
        assertThat(paused.select("#at-released .signal").text()).endsWith(", paused");
        assertThat(paused.select("#at-released .asks a").eachText())
                .containsExactly("Resume: released", "Take back: released");
        done("/control/rollouts/released/resume");
        toSecondStep();

        assertThat(page("/control/rollouts/released/approve")
                        .select("[name=step]")
                        .val())
                .isEqualTo("2");
        form("/control/rollouts/released/approve", Map.of("step", "2", "reason", "it looks well"));

        get(RELEASED).then().body("approved", equalTo(true)).body("reason", equalTo("it looks well"));
        assertThat(page("/control").select("#line-released .train text").first().text())
                .isEqualTo("50 %");
        done("/control/rollouts/released/rollback");
        assertThat(page("/control").select("#at-released .signal").text()).isEqualTo("taken back");
        assertThat(page("/control").select(".log li").first().text()).contains("olga released: taken back a test");
    }

    @Test
    void setsAShareByHand() {
        String before = changes.version();

        Response set = form("/control/canaries/free", Map.of("percent", "12.5", "reason", "to see"));

        assertThat(set.header("Location")).endsWith("/control#map");
        assertThat(page("/control").select("#line-free .train text").text()).isEqualTo("12.5 %");
        assertThat(page("/control/canaries/free").select("#percent").val()).isEqualTo("12.5");
        await().until(() -> !changes.version().equals(before));
        form("/control/canaries/free", Map.of("percent", "0", "reason", "a test is over"));
    }

    @Test
    void movesDatasetsAndTellsOfIt() {
        Document asked = page("/control/datasets/api-notes/start");
        assertThat(asked.select(".effects li")).hasSize(2);
        assertThat(asked.select(".steps li").eachText())
                .anySatisfy(step -> assertThat(step).startsWith("FENCE in").contains("turnout.fence"))
                .anySatisfy(step -> assertThat(step).startsWith("STREAM in").contains("create publication"));
        assertThat(asked.text()).contains("password=").doesNotContainPattern("password='?[^*' ]");
        done("/control/datasets/api-notes/start");
        awaitState("IN_SYNC");
        done("/control/datasets/api-notes/verify");
        awaitState("VERIFIED");
        await().untilAsserted(
                        () -> assertThat(page("/control").select("#d-api-notes").text())
                                .contains("old open new closed", "new follows old", "rows compared, none differs"));

        done("/control/datasets/api-notes/abort");

        awaitState("LEGACY");
        assertThat(page("/control").select(".log").text()).contains("olga api-notes: abort was asked for a test");
    }

    @Test
    void conductsTheMigration() {
        form(
                "/control/migration/start",
                Map.of("to", "CANDIDATE", "capability", "carried", "reason", "the service is ready"));
        done("/control/migration/approve/api-notes");
        get("/api/control/migration").then().body("itinerary.approved[0]", equalTo("api-notes"));
        done("/control/migration/pause");
        assertThat(page("/control").select("#migration").text())
                .contains("paused On its way to CANDIDATE", "Resume", "Take everything back");
        done("/control/migration/resume");
        get("/api/control/migration").then().body("paused", equalTo(false));

        done("/control/migration/rollback");

        await().atMost(LONG)
                .until(() -> "ROLLED_BACK".equals(get("/api/control/migration").path("phase")));
        assertThat(page("/control").select("#migration .verdict").text()).isEqualTo("taken back");
        assertThat(page("/control").select(".log").text()).contains("olga migration ");
        await().atMost(LONG).until(() -> get("/api/control/datasets/api-notes").path("running") == null);
        form("/control/datasets/api-notes/abort", Map.of("reason", "a test is over"));
        awaitState("LEGACY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migration/start",
                "migration/pause",
                "migration/resume",
                "migration/rollback",
                "migration/approve/api-notes",
                "rollouts/released/start",
                "rollouts/released/pause",
                "rollouts/released/resume",
                "rollouts/released/approve",
                "rollouts/released/rollback",
                "datasets/api-notes/start",
                "datasets/api-notes/verify",
                "datasets/api-notes/cutover",
                "datasets/api-notes/rollback",
                "datasets/api-notes/detach",
                "datasets/api-notes/abort",
                "canaries/released"
            })
    void asksFirstAndOnlyWhoMayAnswer(String path) {
        Document question = page("/control/" + path);
        assertThat(question.select(".effects li")).isNotEmpty();
        assertThat(question.select("form.question").attr("action")).isEqualTo("/control/" + path);
        assertThat(question.select("#reason").hasAttr("required")).isTrue();
        String before = get(RELEASED).asString() + get("/api/control/migration").asString();

        Response nobody = nobody().contentType("application/x-www-form-urlencoded")
                .body("reason=x&percent=1")
                .post("/control/" + path);
        Response viewer = browser(Tokens.of("eve", "editor"))
                .contentType("application/x-www-form-urlencoded")
                .body("reason=x&percent=1")
                .post("/control/" + path);
        Response foreign = browser(OPERATOR)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .body("reason=x&percent=1")
                .post("/control/" + path);

        assertThat(nobody.statusCode()).isEqualTo(303);
        assertThat(nobody.header("Location")).contains("/control/sign-in");
        assertThat(viewer.statusCode()).isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(browser(Tokens.of("eve", "editor")).get("/control/" + path).statusCode())
                .isEqualTo(403);
        assertThat(get(RELEASED).asString() + get("/api/control/migration").asString())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rollouts/untouched/start   | reason=x             | 409 | writes move with the data
            rollouts/untouched/pause   | reason=x             | 409 | No rollout of untouched is under way
            rollouts/untouched/explode | reason=x             | 400 | must be one of start
            rollouts/nonsense/start    | reason=x             | 404 | no capability "nonsense"
            rollouts/untouched/start   | reason=              | 400 | must say why
            canaries/free              | reason=x&percent=101 | 400 | must be 0 to 100
            canaries/free              | reason=x&percent=a   | 400 | is no number
            canaries/nonsense          | reason=x&percent=1   | 404 | no capability "nonsense"
            datasets/api-notes/detach  | reason=x             | 409 | for a dataset that is CUT_OVER
            datasets/nonsense/start    | reason=x             | 404 | no dataset "nonsense"
            migration/start            | reason=x&to=LEGACY   | 400 | must be one of SHADOW
            migration/approve/nonsense | reason=x             | 409 | No migration is
            """)
    void refusesWhatTheApiRefusesInAPage(String path, String form, int status, String words) {
        Response answer = browser(OPERATOR)
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/control/" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(answer.asString()).select(".lead").text()).contains(words);
    }

    @Test
    void isNotLarge() {
        int all = page("/control").outerHtml().length()
                + nobody().get("/control/room.css").asByteArray().length
                + nobody().get("/control/room.js").asByteArray().length;

        assertThat(all).isLessThan(150_000);
    }

    private static void done(String path) {
        Response answer = form(path, Map.of("reason", "a test"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
    }

    private static void awaitState(String state) {
        await().atMost(LONG)
                .until(() -> state.equals(get("/api/control/datasets/api-notes").path("state"))
                        && get("/api/control/datasets/api-notes").path("running") == null);
    }

    private void toSecondStep() {
        gateway.compare("released", PageTestData.alike(3_000));
        await().atMost(LONG).until(() -> "READING".equals(get(RELEASED).path("phase")));
        await().atMost(LONG).until(() -> {
            gateway.tell("released", "b1", 0, 1_000);
            return get(RELEASED).<Integer>path("step") == 2;
        });
    }
}
