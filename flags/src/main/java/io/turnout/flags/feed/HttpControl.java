package io.turnout.flags.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The control plane at an address. */
public final class HttpControl implements Control {
    private static final ObjectMapper JSON = Json.mapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WAIT = Duration.ofSeconds(3);
    /** What an answer may take beyond the wait that was asked for. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;

    public HttpControl(URI base) {
        this.base = base;
    }

    @Override
    public Told changed(String version) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                request(FLAGS + "?after=" + version + "&wait=" + WAIT.toMillis())
                        .timeout(WAIT.plus(GRACE))
                        .build(),
                BodyHandlers.ofByteArray());
        return switch (response.statusCode()) {
            case 200 -> JSON.readValue(response.body(), Told.class);
            case 204 -> null;
            default -> throw new IOException("it answers " + response.statusCode());
        };
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(
                request(EVALUATIONS)
                        .timeout(GRACE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(report)))
                        .build(),
                BodyHandlers.discarding());
        if (response.statusCode() >= 500) {
            throw new IOException("it answers " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(base.resolve(uri)).header("Accept", "application/json");
    }
}
