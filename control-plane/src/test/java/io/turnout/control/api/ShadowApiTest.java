package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.comparison.count.Counts;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ShadowApiTest {
    private static final String SHADOW = "/api/control/shadow";
    private static final String FREE = SHADOW + "/free";

    private final String gateway = UUID.randomUUID().toString();

    @Inject
    ObjectMapper json;

    @BeforeEach
    void beginAnew() {
        put(SHADOW, "{\"stopped\": false, \"reason\": \"a test begins\"}");
        put(FREE, "{\"percent\": 0, \"reason\": \"a test begins\"}");
        put(SHADOW + "/carried", "{\"percent\": 0, \"reason\": \"a test begins\"}");
        post(FREE + "/runs", "{\"reason\": \"a test begins\"}");
    }

    @Test
    void tellsGatewaysWhatIsSet() {
        put(FREE, "{\"percent\": 12.5, \"reason\": \"to see\"}")
                .then()
                .statusCode(200)
                .body("percent", equalTo(12.5f))
                .body("waitingFor", nullValue())
                .body("verdict", equalTo("INSUFFICIENT_TRAFFIC"));

        await().untilAsserted(() -> shares("")
                .then()
                .statusCode(200)
                .body("shares", hasSize(1))
                .body("shares[0].capability", equalTo("free"))
                .body("shares[0].percent", equalTo(12.5f))
                .body("shares[0].run", equalTo(run())));
        get(SHADOW + "/log?limit=1")
                .then()
                .body("entries[0].change", equalTo("12.5 %"))
                .body("entries[0].who", equalTo("ada"))
                .body("entries[0].why", equalTo("to see"));
    }

    @Test
    void tellsThemAsSoonAsItIsAnother() {
        put(FREE, "{\"percent\": 100, \"reason\": \"to see\"}");
        await().untilAsserted(() -> shares("").then().body("shares.percent", equalTo(List.of(100f))));
        String version = shares("").path("version");
        get("/internal/shadow?wait=100&after=" + version).then().statusCode(204);

        CompletableFuture<Response> waiting =
                CompletableFuture.supplyAsync(() -> get("/internal/shadow?wait=30000&after=" + version));
        put(SHADOW, "{\"stopped\": true, \"reason\": \"enough\"}");

        // long before what it would wait for
        waiting.orTimeout(10, TimeUnit.SECONDS).join().then().statusCode(200).body("shares", hasSize(0));
        get(FREE).then().body("percent", equalTo(100f)).body("waitingFor", equalTo("all comparing is stopped."));
    }

    @Test
    void waitsForDataThatIsNotThereYet() {
        put(SHADOW + "/carried", "{\"percent\": 100, \"reason\": \"early\"}")
                .then()
                .body("waitingFor", equalTo("waits until api-notes is on both sides; it is LEGACY."));

        shares("").then().body("shares.capability", equalTo(List.of()));
        get("/internal/shadow/lag?datasets=api-notes&wait=100").then().body("caughtUp", equalTo(false));
    }

    @Test
    void countsAReportOnce() {
        report(1, page(PageTestData.differing(40)));
        report(1, page(PageTestData.differing(40)));
        report(2, page(PageTestData.alike(60)));
        report(1, page(PageTestData.differing(40)));

        get(FREE)
                .then()
                .body("compared", equalTo(100))
                .body("verdict", equalTo("FAIL"))
                .body("changed.changed", equalTo(40))
                .body("settled", equalTo(2))
                .body("notCompared.NO_PLACE", equalTo(2))
                .body("fields.find { it.path == '$.a' }.state", equalTo("DIFFERING"))
                .body("fields.find { it.path == '$.a' }.raw", equalTo(40))
                .body("fields.find { it.path == '$.a' }.noise", equalTo(0))
                .body("fields.find { it.path == '$.b' }.state", equalTo("CLEAN"))
                .body("rulesNeverUsed", equalTo(List.of("ignore $.c")))
                .body("examples", hasSize(1))
                .body("neverSeen", equalTo(List.of("$.items[*].d", "status:404")))
                .body("fields.path", not(hasItem("$.items[*].d")))
                .body("examples[0].request", equalTo("GET /x"))
                .body("examples[0].replay", equalTo(List.of("curl -sS 'http://a/x'")));
        get(SHADOW)
                .then()
                .body("capabilities.capability", equalTo(List.of("free", "carried", "untouched", "released", "part")))
                .body("capabilities[0].verdict", equalTo("FAIL"))
                .body("capabilities[0].fields", nullValue());
    }

    @Test
    void passesWhatHasAnsweredAlikeOftenEnough() {
        report(1, page(PageTestData.alike(2_994)));
        get(FREE)
                .then()
                .body("verdict", equalTo("INSUFFICIENT_TRAFFIC"))
                .body("missing", equalTo(List.of("needs 1 more compared requests")));

        report(2, page(PageTestData.alike(1)));
        get(FREE).then().body("verdict", equalTo("PASS")).body("missing", hasSize(0));
    }

    @Test
    void keepsTheVerdictOfARunThatIsOver() {
        int before = run();
        report(1, page(PageTestData.differing(40)));

        post(FREE + "/runs", "{\"reason\": \"build 2\"}")
                .then()
                .body("run", not(equalTo(before)))
                .body("compared", equalTo(0));

        get(FREE + "/runs?limit=2")
                .then()
                .body("runs[0].verdict", equalTo("INSUFFICIENT_TRAFFIC"))
                .body("runs[1].run", equalTo(before))
                .body("runs[1].verdict", equalTo("FAIL"))
                .body("runs[1].endedAt", not(nullValue()));
    }

    @Test
    void addsWhatSeveralGatewaysReportAtOnce() {
        Page page = page(PageTestData.alike(10));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> reports = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> report("gateway-" + i + gateway, 1, page), threads))
                    .toList();
            reports.forEach(CompletableFuture::join);
        }

        get(FREE).then().body("compared", equalTo(400));
    }

    private int run() {
        return get(FREE).path("run");
    }

    private Page page(Counts counts) {
        return PageTestData.page("free", run(), counts);
    }

    private void report(long sequence, Page page) {
        report(gateway, sequence, page);
    }

    private void report(String from, long sequence, Page page) {
        given().contentType(ContentType.JSON)
                .body(json.valueToTree(new GatewaysResource.Report(from, sequence, List.of(page)))
                        .toString())
                .post("/internal/shadow/reports")
                .then()
                .statusCode(204);
    }

    private static Response shares(String after) {
        return get("/internal/shadow?wait=1000&after=" + after);
    }

    private static Response put(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).put(path);
    }

    private static Response post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
