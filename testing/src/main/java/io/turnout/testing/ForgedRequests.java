package io.turnout.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * Sends forged credentials to the application under test, and checks its answer to the last header. By the JDK's client: they are many.
 */
public final class ForgedRequests {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final HttpClient HTTP = client();

    private ForgedRequests() {}

    /** @throws AssertionError unless the answer is the 401 that every part gives */
    public static void assertRefused(Forged forged, String method, String path) {
        HttpResponse<String> answer;
        try {
            answer = send(forged, request(forged, method, path));
        } catch (IOException e) {
            if (forged.mayBeTooLong() && !(e instanceof ConnectException)) {
                // the server has answered and closed while we were still sending the header
                return;
            }
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (forged.mayBeTooLong() && answer.statusCode() == 431) {
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo(forged.challenge());
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        if (method.equals("HEAD")) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        try {
            assertThat(JsonUtil.parseJson(answer.body()))
                    .containsOnlyKeys("type", "title", "status", "detail", "traceId")
                    .containsEntry("type", "/problems/unauthenticated")
                    .containsEntry("status", 401L)
                    .containsEntry("traceId", TRACE);
        } catch (JoseException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static HttpResponse<String> send(Forged forged, HttpRequest request)
            throws IOException, InterruptedException {
        if (!forged.mayBeTooLong()) {
            return HTTP.send(request, BodyHandlers.ofString());
        }
        // the server closes the connection after such a request, so that nobody else is to be given it
        try (HttpClient own = client()) {
            return own.send(request, BodyHandlers.ofString());
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static HttpRequest request(Forged forged, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}"));
        forged.authorization().forEach(value -> request.header("Authorization", value));
        return request.build();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
