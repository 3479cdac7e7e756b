package io.turnout.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the control plane is told of the traffic, whether or not anything is on its way. */
@QuarkusTest
class TrafficTellingTest extends GatewayTest {
    private static final int REQUESTS = 50;
    private static final String PATH = "/compared/traffic";

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @BeforeEach
    void forget() throws InterruptedException {
        // what other tests asked for is told by then
        Thread.sleep(2_500);
        control().send("DELETE", "/stub", "");
    }

    @Test
    void tellsEachAnswerOnceAlsoWhenAReportIsRepeated() throws InterruptedException {
        answer(talks(), PATH, 200, "here");
        control().send("PUT", "/stub/refuse/traffic", "2");

        ask();

        await().until(() -> told().answers == REQUESTS);
        // whatever were told again would be by then
        Thread.sleep(2_500);
        assertThat(told()).isEqualTo(new Told(REQUESTS, 0));
    }

    @Test
    void tellsWhatFailsAndWhatBreaksOff() {
        answer(talks(), PATH, 500, "{}");
        ask();
        answer(talks(), PATH, 4, "");
        assertThatThrownBy(() -> client().get(PATH)).isInstanceOf(UncheckedIOException.class);

        await().until(() -> told().failed == REQUESTS + 1);
        assertThat(told().answers).isEqualTo(REQUESTS + 1);
    }

    private void ask() {
        for (int i = 0; i < REQUESTS; i++) {
            client().get(PATH);
        }
    }

    /** Of the legacy side. */
    private record Told(long answers, long failed) {}

    private Told told() {
        // a report that was refused comes again
        Map<String, JsonNode> bySequence = new HashMap<>();
        control()
                .get("/stub/traffic")
                .body()
                .lines()
                .map(TrafficTellingTest::read)
                .forEach(report -> bySequence.put(report.path("sequence").asText(), report));
        long answers = 0;
        long failed = 0;
        for (JsonNode report : bySequence.values()) {
            for (JsonNode side : report.findValues("sides").stream()
                    .flatMap(sides -> sides.valueStream())
                    .toList()) {
                if (side.path("capability").asText().equals("compared")) {
                    assertThat(side.path("side").asText()).isEqualTo("legacy");
                    answers += side.path("latencies")
                            .valueStream()
                            .mapToLong(JsonNode::asLong)
                            .sum();
                    failed += side.path("failed").asLong();
                }
            }
        }
        return new Told(answers, failed);
    }

    private Client control() {
        return new Client(controlUrl);
    }

    private static JsonNode read(String report) {
        try {
            return JsonMapper.builder().build().readTree(report);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
