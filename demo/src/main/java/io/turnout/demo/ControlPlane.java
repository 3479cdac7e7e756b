package io.turnout.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The control plane's API, as an operator uses it through the gateway. What gives no answer is asked again. */
final class ControlPlane implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int TRIES = 120;

    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI site;
    private final String token;

    ControlPlane(URI site, String token) {
        this.site = site;
        this.token = token;
    }

    JsonNode migration() throws InterruptedException {
        return get("/api/control/migration");
    }

    JsonNode rollout(String capability) throws InterruptedException {
        return get("/api/control/rollouts/" + capability);
    }

    JsonNode get(String path) throws InterruptedException {
        return patiently(HttpRequest.newBuilder(site.resolve(path)));
    }

    JsonNode ask(String operation, String reason, Map<String, Object> more) throws InterruptedException {
        Map<String, Object> body = new HashMap<>(more);
        body.put("operation", operation);
        body.put("reason", reason);
        // to be told again what was done already changes nothing
        return post("/api/control/migration/operations", body);
    }

    JsonNode ofDataset(String name, String operation, String reason) throws InterruptedException {
        return post(
                "/api/control/datasets/%s/operations".formatted(name),
                Map.of("operation", operation, "reason", reason));
    }

    /** Has nobody read from a candidate; the control plane may find out the same meanwhile, and do it by itself. */
    void takeBack(String capability, String reason) throws InterruptedException {
        String path = "/api/control/rollouts/" + capability;
        int status = CONFLICT;
        for (int i = 0; i < TRIES && status == CONFLICT; i++) {
            if (get(path).path("phase").asText().equals("ROLLED_BACK")) {
                return;
            }
            status = answer(posting(path + "/operations", Map.of("operation", "rollback", "reason", reason)))
                    .statusCode();
        }
        if (status >= 300) {
            throw new IllegalStateException("%s is not taken back: %d".formatted(capability, status));
        }
    }

    /** Has answers of so many percent of the subjects compared. */
    JsonNode compare(String capability, double percent, String reason) throws InterruptedException {
        return patiently(
                sending("PUT", "/api/control/shadow/" + capability, Map.of("percent", percent, "reason", reason)));
    }

    private JsonNode post(String path, Map<String, Object> body) throws InterruptedException {
        return patiently(posting(path, body));
    }

    private HttpRequest.Builder posting(String path, Map<String, Object> body) {
        return sending("POST", path, body);
    }

    private HttpRequest.Builder sending(String method, String path, Map<String, Object> body) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(
                                JSON.valueToTree(body).toString()));
    }

    /** @throws IllegalStateException if it does not do what it is asked for */
    private JsonNode patiently(HttpRequest.Builder request) throws InterruptedException {
        HttpResponse<String> response = answer(request);
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("The control plane does not do what it is asked for: "
                    + response.statusCode() + " " + response.body());
        }
        return read(response.body());
    }

    /** The first answer that is no failure of its own: it may be restarted just now. */
    private HttpResponse<String> answer(HttpRequest.Builder request) throws InterruptedException {
        request.timeout(TIMEOUT).header("Authorization", "Bearer " + token);
        String last = "no answer";
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 500) {
                    return response;
                }
                last = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                last = e.toString();
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        throw new IllegalStateException("The control plane does not answer: " + last);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The control plane answers something else than JSON: " + body, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
