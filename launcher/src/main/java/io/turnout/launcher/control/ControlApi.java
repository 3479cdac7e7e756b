package io.turnout.launcher.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.turnout.launcher.Refusal;
import io.turnout.launcher.identity.ForeignIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The control plane's HTTP API, at its own port or behind a gateway. */
public final class ControlApi {
    static final JsonMapper JSON = new JsonMapper();
    private static final String SHADOW = "/api/control/shadow";
    private static final String CANARIES = "/api/control/canaries";
    private static final String ROLLOUTS = "/api/control/rollouts";

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int TRIES = 20;
    private static final int WRONG_INPUT = 2;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI site;
    private final String token;

    /** @param token an operator's */
    public ControlApi(URI site, String token) {
        this.site = site;
        this.token = token;
    }

    /**
     * An operation that was asked for.
     *
     * @param dataset as it is now
     * @param location path at which its entries in the journal are
     */
    public record Asked(JsonNode dataset, String location) {}

    /** All datasets. */
    public JsonNode datasets() throws InterruptedException {
        return patiently(get("/api/control/datasets")).body();
    }

    public JsonNode dataset(String name) throws InterruptedException {
        return patiently(get(path(name))).body();
    }

    /** What an operation would check and run. */
    public JsonNode dryRun(String dataset, String operation, String reason) throws InterruptedException {
        return patiently(post(path(dataset) + "/operations?dryRun=true", operation, reason))
                .body();
    }

    /** Asks for an operation, once per key, however often the answer is lost. */
    public Asked ask(String dataset, String operation, String reason, String key) throws InterruptedException {
        Answer answer =
                patiently(post(path(dataset) + "/operations", operation, reason).header("Idempotency-Key", key));
        // behind a gateway the host in it is one that is not for us
        return new Asked(answer.body(), URI.create(answer.location()).getRawPath());
    }

    /** Of all capabilities, in short, what comparing their answers has shown. */
    public JsonNode shadow() throws InterruptedException {
        return patiently(get(SHADOW)).body();
    }

    public JsonNode shadow(String capability) throws InterruptedException {
        return patiently(get(SHADOW + "/" + encoded(capability))).body();
    }

    /** @param percent of the subjects, whose requests are to be compared */
    public JsonNode share(String capability, double percent, String reason) throws InterruptedException {
        return patiently(put(SHADOW + "/" + encoded(capability), Map.of("percent", percent, "reason", reason)))
                .body();
    }

    /** Of all capabilities, how many read from the candidate. */
    public JsonNode canaries() throws InterruptedException {
        return patiently(get(CANARIES)).body();
    }

    /** @param percent of the subjects, who are to read from the candidate */
    public void canary(String capability, double percent, String reason) throws InterruptedException {
        patiently(put(CANARIES + "/" + encoded(capability), Map.of("percent", percent, "reason", reason)));
    }

    /** All rollouts. */
    public JsonNode rollouts() throws InterruptedException {
        return patiently(get(ROLLOUTS)).body();
    }

    /** The rollout of a capability. */
    public JsonNode rollout(String capability) throws InterruptedException {
        return patiently(get(ROLLOUTS + "/" + encoded(capability))).body();
    }

    /** Asks for something to be done with a rollout. */
    public JsonNode rollout(String capability, String operation, String reason) throws InterruptedException {
        return patiently(request(
                        ROLLOUTS + "/" + encoded(capability) + "/operations",
                        "POST",
                        Map.of("operation", operation, "reason", reason)))
                .body();
    }

    /** Stops all comparing, or lets it go on. */
    public void stop(boolean stopped, String reason) throws InterruptedException {
        patiently(put(SHADOW, Map.of("stopped", stopped, "reason", reason)));
    }

    /** Counts anew. */
    public void restart(String capability, String reason) throws InterruptedException {
        patiently(request(SHADOW + "/" + encoded(capability) + "/runs", "POST", Map.of("reason", reason)));
    }

    /** Declares something to be no difference, and counts anew. */
    public void declare(String capability, String rule, String reason) throws InterruptedException {
        rule(capability, "/rules", rule, reason);
    }

    /** Takes back what was declared, and counts anew. */
    public void withdraw(String capability, String rule, String reason) throws InterruptedException {
        rule(capability, "/rules/withdrawals", rule, reason);
    }

    private void rule(String capability, String path, String rule, String reason) throws InterruptedException {
        patiently(request(SHADOW + "/" + encoded(capability) + path, "POST", Map.of("rule", rule, "reason", reason)));
    }

    /** @throws IOException if there is no answer at the moment */
    JsonNode look(String path) throws IOException, InterruptedException {
        return send(get(path)).body();
    }

    /**
     * What happens, as server-sent events.
     *
     * @param after number of the last journal entry that is known
     */
    InputStream events(long after) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(
                authorised(HttpRequest.newBuilder(site.resolve("/api/control/events"))
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", "" + after))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }

    static String path(String dataset) {
        return "/api/control/datasets/" + encoded(dataset);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Answer(int status, String location, JsonNode body) {}

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(site.resolve(path));
    }

    private HttpRequest.Builder post(String path, String operation, String reason) {
        return request(path, "POST", Map.of("operation", operation, "reason", reason));
    }

    private HttpRequest.Builder put(String path, Map<String, Object> body) {
        return request(path, "PUT", body);
    }

    private HttpRequest.Builder request(String path, String method, Map<String, ?> body) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(
                                JSON.valueToTree(body).toString()));
    }

    private Answer patiently(HttpRequest.Builder request) throws InterruptedException {
        for (int attempt = 1; true; attempt++) {
            try {
                return send(request);
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new Refusal("The control plane at " + site + " gives no answer (" + word(e) + ").");
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    /** A refusal is final; what may pass is an IOException. */
    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                authorised(request.copy())
                        .timeout(TIMEOUT)
                        .header("Accept", "application/json, application/problem+json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = json(response.body());
        int status = response.statusCode();
        if (status >= 500) {
            throw new IOException(body.path("detail").asText("status " + status));
        }
        if (status >= 400) {
            String detail = body.path("detail").asText(body.path("title").asText("no word why"));
            throw new Refusal(
                    detail + " (status " + status + ")" + ForeignIssuer.hint(status),
                    status == 400 || status == 404 ? WRONG_INPUT : 1);
        }
        return new Answer(status, response.headers().firstValue("Location").orElse(null), body);
    }

    /** A connection that is refused says nothing. */
    static String word(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
