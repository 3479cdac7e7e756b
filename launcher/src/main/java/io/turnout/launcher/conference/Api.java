package io.turnout.launcher.conference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.turnout.launcher.Refusal;
import io.turnout.launcher.identity.ForeignIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The public API of one site, as far as the launcher uses it. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI site;
    private final String token;

    /** @param token what every request is sent with */
    public Api(URI site, String token) {
        this.site = site;
        this.token = token;
    }

    /**
     * What the site answered.
     *
     * @param location the path of what was created; null if nothing was
     * @param body the JSON, or a missing node if it is something else
     */
    public record Answer(int status, String location, JsonNode body) {
        /** What to tell a person about a refusal. */
        public String sentence() {
            String detail = body.path("detail").asText(body.path("title").asText("no word why"));
            return detail + " (status " + status + ")" + ForeignIssuer.hint(status);
        }
    }

    /** Posts JSON, once per key. */
    Answer post(String path, JsonNode body, String key) throws InterruptedException {
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Posts raw notes. */
    public Answer importNotes(String path, byte[] markdown) throws InterruptedException {
        return send(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "text/markdown")
                .POST(HttpRequest.BodyPublishers.ofByteArray(markdown)));
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    request.timeout(TIMEOUT)
                            .header("Accept", "application/json, application/problem+json")
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String location = response.headers().firstValue("Location").orElse(null);
            return new Answer(response.statusCode(), location, json(response.body()));
        } catch (IOException e) {
            throw new Refusal(site + " gives no answer (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
