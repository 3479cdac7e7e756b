package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted together is about one build of the candidate. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RunsByBuildTest {
    private static final String FREE = "/api/control/shadow/free";

    /** Each test has builds of its own. */
    private final String b1 = UUID.randomUUID().toString();

    private final String b2 = UUID.randomUUID().toString();

    @Inject
    ObjectMapper json;

    @BeforeEach
    void beginAnew() {
        List<Map<String, String>> declared = get(FREE).path("declared");
        for (Map<String, String> each : declared) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("rule", each.get("rule"), "reason", "a test begins"))
                    .post(FREE + "/rules/withdrawals");
        }
        restart();
    }

    @Test
    void beginsAnotherRunAsSoonAsAnotherBuildAnswers() {
        int first = run();
        report(first, b1, 10);
        report(first, null, 5);
        assertThat(run()).isEqualTo(first);

        report(first, b2, 7);

        assertThat(run()).isNotEqualTo(first);
        JsonPath runs = get(FREE + "/runs?limit=2").jsonPath();
        assertThat(runs.getList("runs.build")).containsExactly(b2, b1);
        assertThat(runs.getList("runs.compared")).containsExactly(7, 15);
        assertThat(runs.getString("runs[1].endedAt")).isNotNull();
        assertThat(get("/api/control/shadow/log?limit=1").<Map<String, String>>path("entries[0]"))
                .containsEntry("capability", "free")
                .containsEntry("change", "a new run")
                .containsEntry("why", "build " + b2 + " answers");
    }

    @Test
    void countsTwoBuildsApartThatAnswerInTurnInARollingUpdate() {
        int first = run();
        report(first, b1, 10);
        report(first, b2, 1);
        int second = run();

        // of a gateway that does not know of the run yet, and of one that does
        report(first, b1, 10);
        report(first, b2, 1);
        report(second, b1, 10);
        report(second, b2, 1);

        assertThat(run()).isEqualTo(second);
        assertThat(get(FREE + "/runs?limit=2").jsonPath().getList("runs.compared"))
                .containsExactly(3, 30);
    }

    @Test
    void beginsOneForHoweverManyGatewaysSeeItFirst() {
        int first = run();
        report(first, b1, 10);

        atOnce(40, i -> report(first, b2, 10));

        JsonPath runs = get(FREE + "/runs?limit=2").jsonPath();
        assertThat(runs.getList("runs.compared")).containsExactly(400, 10);
        assertThat(runs.getInt("runs[1].run")).isEqualTo(first);
    }

    @Test
    void losesNothingWhereGatewaysKnowOfDifferentRuns() {
        int first = run();
        report(first, b1, 1);
        report(first, b2, 1);
        int second = run();

        atOnce(80, i -> {
            if (i % 2 == 0) {
                report(first, b2, 10);
            } else {
                report(second, b1, 10);
            }
        });

        assertThat(get(FREE + "/runs?limit=2").jsonPath().getList("runs.compared"))
                .containsExactly(401, 401);
    }

    @Test
    void countsNothingForARunThatBeganUnderOtherRules() {
        int first = run();
        report(first, b1, 1);
        report(first, b2, 1);
        int second = run();
        declare("ignore $.a");
        int third = run();

        report(third, b1, 5);
        report(third, b2, 3);
        report(second, b1, 4);

        JsonPath runs = get(FREE + "/runs?limit=4").jsonPath();
        assertThat(runs.getList("runs.build")).containsExactly(b2, b1, b2, b1);
        assertThat(runs.getList("runs.compared")).containsExactly(3, 5, 1, 5);
        assertThat(runs.getInt("runs[1].run")).isEqualTo(third);
    }

    @Test
    void beginsAnotherRunOnceItIsKnownWhoAnswers() {
        int first = run();
        report(first, null, 5);

        report(first, b1, 3);

        JsonPath runs = get(FREE + "/runs?limit=2").jsonPath();
        assertThat(runs.getList("runs.compared")).containsExactly(3, 5);
        assertThat(runs.getString("runs[1].build")).isNull();
    }

    @Test
    void knowsABuildThatComesBackAfterOthersForAnotherRun() {
        int first = run();
        report(first, b1, 10);
        restart();
        int second = run();

        report(second, b1, 1);

        assertThat(run()).isEqualTo(second);
        assertThat(get(FREE).<String>path("build")).isEqualTo(b1);
        assertThat(get(FREE).<Integer>path("compared")).isEqualTo(1);
    }

    private static void atOnce(int times, IntConsumer work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
    }

    private static void declare(String rule) {
        given().contentType(ContentType.JSON)
                .body(Map.of("rule", rule, "reason", "a test"))
                .post(FREE + "/rules")
                .then()
                .statusCode(200);
    }

    private static void restart() {
        given().contentType(ContentType.JSON)
                .body(Map.of("reason", "a test"))
                .post(FREE + "/runs")
                .then()
                .statusCode(200);
    }

    private static int run() {
        return get(FREE).path("run");
    }

    private void report(long run, String build, int requests) {
        var page = PageTestData.page("free", run, build, PageTestData.alike(requests));
        String report = json.valueToTree(
                        new GatewaysResource.Report(UUID.randomUUID().toString(), 1, List.of(page)))
                .toString();
        given().contentType(ContentType.JSON)
                .body(report)
                .post("/internal/shadow/reports")
                .then()
                .statusCode(204);
    }
}
