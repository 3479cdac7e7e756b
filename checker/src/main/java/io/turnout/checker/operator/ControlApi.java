package io.turnout.checker.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The control plane's API, through one gateway after the other. */
final class ControlApi implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<URI> gateways;
    private final String token;
    private int requests;

    ControlApi(List<URI> gateways, String token) {
        this.gateways = List.copyOf(gateways);
        this.token = token;
    }

    /**
     * A dataset as an operator sees it.
     *
     * @param running the operation under way; null if there is none
     */
    record View(String name, String state, String running, List<String> allowed, String all) {
        boolean isThere() {
            return state.equals("CUT_OVER");
        }
    }

    /** @throws IOException if there is no good answer at the moment */
    Map<String, View> datasets() throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("/api/control/datasets").GET());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        Map<String, View> views = new HashMap<>();
        for (JsonNode each : JSON.readTree(response.body()).path("datasets")) {
            List<String> allowed =
                    each.path("allowed").valueStream().map(JsonNode::asText).toList();
            String running = each.path("running").path("operation").asText(null);
            String name = each.path("name").asText();
            views.put(name, new View(name, each.path("state").asText(), running, allowed, each.toString()));
        }
        return views;
    }

    /**
     * Asks for an operation.
     *
     * @return the answer's status
     * @throws IOException if it is not known whether it was taken
     */
    int ask(String dataset, String operation, String key) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("operation", operation.toLowerCase(java.util.Locale.ROOT))
                .put("reason", "checked")
                .toString();
        HttpResponse<String> response = send(request("/api/control/datasets/" + dataset + "/operations")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
        if (response.statusCode() >= 500) {
            throw new IOException("status " + response.statusCode());
        }
        return response.statusCode();
    }

    /**
     * Has all of a capability compared from now on.
     *
     * @throws IOException if there is no good answer at the moment
     */
    void compare(String capability) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("percent", 100)
                .put("reason", "checked")
                .toString();
        int status = send(request("/api/control/shadow/" + capability).PUT(BodyPublishers.ofString(body)))
                .statusCode();
        if (status != 200) {
            throw new IOException("status " + status);
        }
    }

    /** How many requests of a capability have been compared since the system was started; 0 if nobody says. */
    long compared(String capability) throws InterruptedException {
        try {
            return JSON.readTree(
                            send(request("/api/control/shadow/" + capability).GET())
                                    .body())
                    .path("compared")
                    .asLong();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpRequest.Builder request(String path) {
        URI gateway = gateways.get(requests++ % gateways.size());
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
