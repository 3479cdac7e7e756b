package io.turnout.gateway.express;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of which a share goes to the candidate take the lane, too, and mean the same there. */
@QuarkusTest
class CanaryRideTest extends GatewayTest {
    private static final String PATH = "/compared/ride";
    private static final int SUBJECTS = 60;
    private static final String[] THE_OTHER_WAY = {"Deadline", "5000"};

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void answerOnBothSides() {
        answer(talks(), PATH, 200, "legacy");
        answer(notes(), PATH, 200, "candidate", "Turnout-Build: b1");
        read(100);
        awaitRide();
        new Client(controlUrl).send("DELETE", "/stub", "");
    }

    @AfterEach
    void putBack() {
        read(0);
        http.close();
    }

    @Test
    void sendsEachSubjectWhereTheOtherWaySendsIt() {
        read(50);
        double before = count("arrived");

        List<String> here = IntStream.range(0, SUBJECTS)
                .mapToObj(i -> get(PATH, "Cookie", "u=" + i).body())
                .toList();

        assertThat(here)
                .contains("legacy", "candidate")
                .isEqualTo(IntStream.range(0, SUBJECTS)
                        .mapToObj(i -> get(PATH, with("Cookie", "u=" + i)).body())
                        .toList());
        assertThat(count("arrived")).isGreaterThan(before);
    }

    @Test
    void sendsWhoTellsNothingOfItselfWhereTheOtherWaySendsIt() {
        for (int percent = 10; percent < 100; percent += 10) {
            read(percent);

            assertThat(get(PATH).body()).isEqualTo(get(PATH, THE_OTHER_WAY).body());
        }
    }

    @Test
    void countsARideAsWhatTheBuildDidAndSaysNothingOfIt() {
        double before = count("arrived");

        HttpResponse<String> answer = get(PATH);

        assertThat(answer.headers().map()).doesNotContainKey("turnout-build");
        assertThat(count("arrived")).isEqualTo(before + 1);
        await().untilAsserted(() -> assertThat(told("latencies")).isEqualTo(Map.of("b1", 1L)));
    }

    @Test
    void countsOnceWhatIsGivenBack() {
        answer(notes(), PATH, 3, "candidate", "Turnout-Build: b1");
        double before = count("given.back");

        IntStream.range(0, 4).forEach(i -> assertThat(get(PATH).body()).isEqualTo("candidate"));

        await().untilAsserted(() -> assertThat(told("latencies")).isEqualTo(Map.of("b1", 4L)));
        assertThat(count("given.back")).isGreaterThan(before);
    }

    @Test
    void countsAsTheCandidatesWhatItLeftUnansweredThoughNobodyReadsThereAnyMore() {
        answer(notes(), PATH, 1, "");
        CompletableFuture<HttpResponse<String>> silent = CompletableFuture.supplyAsync(() -> get(PATH));
        await().until(() -> asked(notes()).contains(PATH));

        read(0);

        assertThat(silent.join().statusCode()).isEqualTo(504);
        await().untilAsserted(() -> assertThat(told("failed")).isEqualTo(Map.of("b1", 1L)));
    }

    private HttpResponse<String> get(String path, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + client().port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static String[] with(String name, String value) {
        return new String[] {name, value, THE_OTHER_WAY[0], THE_OTHER_WAY[1]};
    }

    /** There is a free track on the event loop of the connection then. */
    private void awaitRide() {
        double before = count("arrived");
        await().until(() -> {
            get(PATH);
            return count("arrived") > before;
        });
        // what it took to get there has been told
        await().until(() -> told("latencies").getOrDefault("b1", 0L) >= count("arrived") - before);
    }

    private double count(String what) {
        return meters.get("turnout.express." + what).functionCounter().count();
    }

    private void read(int percent) {
        new Client(controlUrl)
                .send(
                        "PUT",
                        "/stub/canaries",
                        percent == 0 ? "[]" : "[{\"capability\":\"compared\",\"percent\":%d}]".formatted(percent));
        await().until(() -> {
            String routes = Client.of(managementPort).get("/routes").body();
            String view = routes.substring(routes.indexOf("\"name\" : \"compared\""));
            return view.substring(view.indexOf("\"canary\" : ") + 11).startsWith(percent + ".0");
        });
    }

    /** What the control plane was told of the candidate, by build. */
    private Map<String, Long> told(String what) {
        Map<String, Long> sum = new HashMap<>();
        new Client(controlUrl)
                .get("/stub/trials")
                .body()
                .lines()
                .forEach(report -> read(report)
                        .path("windows")
                        .forEach(window -> window.path("candidates")
                                .properties()
                                .forEach(each -> {
                                    JsonNode counts = each.getValue().path(what);
                                    long more = counts.asLong();
                                    for (JsonNode bucket : counts) {
                                        more += bucket.asLong();
                                    }
                                    sum.merge(each.getKey(), more, Long::sum);
                                })));
        return sum;
    }

    private JsonNode read(String report) {
        try {
            return json.readTree(report);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
