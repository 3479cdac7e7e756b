package io.turnout.gateway.shadow;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;

/** Each test has a run of its own, and a path: what is reported late belongs to another one. */
abstract class ShadowTest extends GatewayTest {
    private static long lastRun;

    final long run = ++lastRun;
    final String path = "/compared/" + run;

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @AfterEach
    void compareNothing() {
        share("[]");
        control().send("PUT", "/stub/lag", "quiet 0");
    }

    void answers(String legacy, String candidate) {
        answer(talks(), path, 200, legacy);
        answer(notes(), path, 200, candidate);
    }

    String lagging(String legacy, String candidate) {
        String lagging = "/lagging/" + run;
        answer(talks(), lagging, 200, legacy);
        answer(notes(), lagging, 200, candidate);
        return lagging;
    }

    Client control() {
        return new Client(controlUrl);
    }

    void share(String shares) {
        control().send("PUT", "/stub/shares", shares);
    }

    /** Until it is so. */
    void compareAll(String capability) {
        share("[{\"capability\":\"%s\",\"percent\":100,\"run\":%d}]".formatted(capability, run));
        await().until(() -> Client.of(managementPort).get("/routes").body().contains("\"run\" : " + run));
    }

    JsonNode pageAfter(int compared) {
        await().until(() -> total("/counts/compared") == compared);
        return pages().stream()
                .filter(page -> page.at("/counts/compared").asInt() > 0)
                .findFirst()
                .orElseThrow();
    }

    long total(String pointer) {
        return pages().stream().mapToLong(page -> page.at(pointer).asLong()).sum();
    }

    long notCompared(String why) {
        return total("/notCompared/" + why);
    }

    List<JsonNode> pages() {
        return reports().stream()
                .flatMap(report -> report.path("pages").valueStream())
                .filter(page -> page.path("run").asLong() == run)
                .toList();
    }

    boolean isOfThisRun(JsonNode report) {
        return report.path("pages")
                .valueStream()
                .anyMatch(page -> page.path("run").asLong() == run);
    }

    List<JsonNode> reports() {
        return control()
                .get("/stub/reports")
                .body()
                .lines()
                .map(ShadowTest::read)
                .toList();
    }

    private static JsonNode read(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
