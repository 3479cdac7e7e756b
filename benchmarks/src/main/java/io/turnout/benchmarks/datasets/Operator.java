package io.turnout.benchmarks.datasets;

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

/** Moves a dataset by the control plane's API, as an operator would. */
final class Operator {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** An operation that takes longer hangs. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final HttpClient http;
    private final URI control;
    private final String token;
    private final String dataset;

    Operator(HttpClient http, URI control, String token, String dataset) {
        this.http = http;
        this.control = control;
        this.token = token;
        this.dataset = dataset;
    }

    /** Asks for an operation and waits for its end; fails if it does not do what was asked for. */
    Done run(String operation) throws IOException, InterruptedException {
        String body = JSON.createObjectNode()
                .put("operation", operation)
                .put("reason", "benchmark")
                .toString();
        HttpResponse<byte[]> asked = send(request(path() + "/operations").POST(BodyPublishers.ofString(body)), 202);
        String location = asked.headers().firstValue("Location").orElseThrow();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (look().has("running")) {
            if (System.nanoTime() > end) {
                throw new IOException(operation + " does not end: " + look().path("running"));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        Done done = new Done(get(URI.create(location).getRawPath()).path("entries"));
        if (!done.succeeded()) {
            throw new IOException(operation + " did not do what was asked for: " + done.entries());
        }
        return done;
    }

    /** The dataset's state, such as {@code IN_SYNC}. */
    String state() throws IOException, InterruptedException {
        return look().path("state").asText();
    }

    private JsonNode look() throws IOException, InterruptedException {
        return get(path());
    }

    private String path() {
        return "/api/control/datasets/" + dataset;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path), 200).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(control.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.request().uri() + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer;
    }
}
