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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Asks a control plane, as an operator, in JSON. */
final class ControlClient {
    static final JsonMapper JSON = new JsonMapper();

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
    ControlClient(URI site, String token) {
        this.site = site;
        this.token = token;
    }

    /** @param location where what was asked for can be looked at; null for nowhere */
    record Answer(int status, String location, JsonNode body) {}

    HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(site.resolve(path));
    }

    HttpRequest.Builder post(String path, String operation, String reason) {
        return request(path, "POST", Map.of("operation", operation, "reason", reason));
    }

    HttpRequest.Builder put(String path, Map<String, Object> body) {
        return request(path, "PUT", body);
    }

    HttpRequest.Builder request(String path, String method, Map<String, ?> body) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(
                                JSON.valueToTree(body).toString()));
    }

    /** What may fail for a moment. */
    private interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }

    /** Asks again for a while where there is no answer. */
    Answer patiently(HttpRequest.Builder request) throws InterruptedException {
        return patiently(() -> send(request));
    }

    /** The same of what is no JSON, or to be left as it is. */
    String patiently(HttpRequest.Builder request, String type) throws InterruptedException {
        return patiently(
                () -> checked(request, type + ", application/problem+json").body());
    }

    private <T> T patiently(Attempt<T> asking) throws InterruptedException {
        for (int attempt = 1; true; attempt++) {
            try {
                return asking.make();
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new Refusal("The control plane at " + site + " gives no answer (" + word(e) + ").");
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        }
    }

    /** A refusal is final; what may pass is an IOException. */
    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = checked(request, "application/json, application/problem+json");
        return new Answer(
                response.statusCode(), response.headers().firstValue("Location").orElse(null), json(response.body()));
    }

    private HttpResponse<String> checked(HttpRequest.Builder request, String accept)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                authorised(request.copy())
                        .timeout(TIMEOUT)
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        int status = response.statusCode();
        if (status < 400) {
            return response;
        }
        JsonNode body = json(response.body());
        if (status >= 500) {
            throw new IOException(body.path("detail").asText("status " + status));
        }
        String detail = body.path("detail").asText(body.path("title").asText("no word why"));
        throw new Refusal(
                detail + " (status " + status + ")" + ForeignIssuer.hint(status),
                status == 400 || status == 404 ? WRONG_INPUT : 1);
    }

    /**
     * Server-sent events.
     *
     * @param after number of the last one that is known
     */
    InputStream events(String path, long after) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(
                authorised(get(path).header("Accept", "text/event-stream").header("Last-Event-ID", "" + after))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
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
