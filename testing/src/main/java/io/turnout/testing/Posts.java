package io.turnout.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/**
 * Posts to the test application by the JDK's client. For tests that are about many requests at once: sent by REST Assured, they would keep
 * the test busy and not the application.
 */
public final class Posts {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String bearer;

    /** Of a subject that is signed in. */
    public Posts(String as, String... roles) {
        this.bearer = Tokens.bearer(as, roles);
    }

    /**
     * Sends one, from whatever thread.
     *
     * @param body becomes JSON
     * @return the answer's status
     */
    public int post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonUtil.toJson(body)))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
