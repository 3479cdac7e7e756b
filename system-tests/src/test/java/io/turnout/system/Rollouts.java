package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Has a candidate answer by degrees, as an operator does, through the gateway. */
final class Rollouts {
    private static final Duration LONGEST = Duration.ofMinutes(8);
    private static final int MOST_TRIES = 3;

    private Rollouts() {}

    static void ask(String capability, String operation) {
        Shadow.operator()
                .body(Map.of("operation", operation, "reason", "a test"))
                .post("/api/control/rollouts/{capability}/operations", capability)
                .then()
                .statusCode(200);
    }

    static JsonPath of(String capability) {
        return Shadow.operator()
                .get("/api/control/rollouts/{capability}", capability)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /**
     * Starts it, and waits for a phase. One that is taken back before for being slow is started again, some times: on a machine that is
     * busy, a candidate that is good may be that as often as one that is not.
     */
    static void startUntil(String capability, String phase) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            ask(capability, "start");
            JsonPath rollout = awaitOneOf(capability, phase, "ROLLED_BACK");
            if (rollout.getString("phase").equals(phase)) {
                return;
            }
            assertThat(rollout.getString("reason")).as(rollout.prettify()).contains("half of its requests took");
        }
        throw new AssertionError(capability + " was slow each time");
    }

    static void awaitPhase(String capability, String phase) {
        awaitOneOf(capability, phase);
    }

    private static JsonPath awaitOneOf(String capability, String... phases) {
        AtomicReference<JsonPath> seen = new AtomicReference<>();
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .conditionEvaluationListener(null)
                .untilAsserted(() -> {
                    seen.set(of(capability));
                    assertThat(phases)
                            .as(seen.get().prettify())
                            .contains(seen.get().getString("phase"));
                });
        return seen.get();
    }

    /** Many subjects who read, each again and again, until it is closed. */
    static final class Readers implements AutoCloseable {
        private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
        /** The machine has something else to do as well. */
        private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(10);

        private static final int AT_ONCE = 4;
        private static final int SUBJECTS = 500;

        private final HttpClient http = HttpClient.newHttpClient();
        private final List<URI> uris;
        private final AtomicLong failed = new AtomicLong();
        private volatile boolean over;

        Readers(URI... uris) {
            this.uris = List.of(uris);
            IntStream.range(0, AT_ONCE).forEach(i -> Thread.ofVirtual().start(this::read));
        }

        long failed() {
            return failed.get();
        }

        private void read() {
            while (!over) {
                HttpRequest request = HttpRequest.newBuilder(
                                uris.get(ThreadLocalRandom.current().nextInt(uris.size())))
                        .header(
                                "Cookie",
                                "subject=" + ThreadLocalRandom.current().nextInt(SUBJECTS))
                        .timeout(LONGEST_ANSWER)
                        .build();
                try {
                    Thread.sleep(BETWEEN_REQUESTS);
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            != 200) {
                        failed.incrementAndGet();
                    }
                } catch (IOException e) {
                    failed.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            over = true;
            http.close();
        }
    }
}
