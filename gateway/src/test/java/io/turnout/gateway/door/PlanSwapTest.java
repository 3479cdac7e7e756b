package io.turnout.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanSwapTest extends GatewayTest {
    @ConfigProperty(name = "turnout.plan")
    Path file;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @Inject
    MeterRegistry meters;

    private String original;

    @BeforeEach
    void remember() throws IOException {
        original = Files.readString(file);
        answer(talks(), "/swapped", 200, "from talks");
        answer(notes(), "/swapped", 200, "from notes");
    }

    @AfterEach
    void putBack() throws IOException {
        Files.writeString(file, original);
        await().until(() -> client().get("/swapped").statusCode() == 404);
    }

    @Test
    void failsNoRequestWhileThePlanChanges() throws Exception {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        write("legacy");
        await().until(() -> client().get("/swapped").statusCode() == 200);
        List<Thread> readers = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        HttpResponse<String> answer = client().get("/swapped");
                        answers.add(answer.statusCode() + " " + answer.body());
                    }
                }))
                .toList();

        for (String stage : List.of("candidate", "legacy", "candidate")) {
            write(stage);
            String from = stage.equals("legacy") ? "from talks" : "from notes";
            await().until(() -> client().get("/swapped").body().equals(from));
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(answers)
                .containsOnly("200 from talks", "200 from notes")
                .contains("200 from talks", "200 from notes");
    }

    @Test
    void showsWhatIsInForceAndWhatWasRefused() throws IOException {
        write("legacy");
        await().until(() -> client().get("/swapped").statusCode() == 200);

        write("laegacy");

        int line = (int) Files.readString(file).lines().count() - 1;
        await().untilAsserted(() -> assertThat(
                        meters.get("turnout.plan.refused.line").gauge().value())
                .isEqualTo(line));
        assertThat(client().get("/swapped").statusCode()).isEqualTo(200);
        String routes =
                new Client("http://localhost:" + managementPort).get("/routes").body();
        assertThat(routes)
                .contains("\"line\" : " + line, "did you mean \\\"legacy\\\"?", "appliedAt")
                .contains("GET /swapped");
    }

    private void write(String stage) throws IOException {
        String capability = "  swapped:\n    routes: [GET /swapped]\n    legacy: talks\n    stage: " + stage
                + "\n    candidate: notes\n";
        Files.writeString(file, original + capability);
    }
}
