package io.turnout.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.net.SocketException;
import java.util.List;

/** Sends forged credentials to the application under test, and checks its answer to the last header. */
public final class ForgedRequests {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private ForgedRequests() {}

    /** @throws AssertionError unless the answer is the 401 that every part gives */
    public static void assertRefused(Forged forged, String method, String path) {
        Response answer;
        try {
            answer = given().headers(authorization(forged))
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .contentType("application/json")
                    .body("{}")
                    .request(method, path);
        } catch (Exception e) {
            if (forged.mayBeTooLong() && e instanceof SocketException) {
                // the server has answered and closed while we were still sending the header
                return;
            }
            throw e;
        }
        if (forged.mayBeTooLong() && answer.statusCode() == 431) {
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(forged.challenge());
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        if (method.equals("HEAD")) {
            assertThat(answer.asString()).isEmpty();
            return;
        }
        assertThat(answer.jsonPath().getMap("$"))
                .containsOnlyKeys("type", "title", "status", "detail", "traceId")
                .containsEntry("type", "/problems/unauthenticated")
                .containsEntry("status", 401)
                .containsEntry("traceId", TRACE);
    }

    private static Headers authorization(Forged forged) {
        List<Header> headers = forged.authorization().stream()
                .map(value -> new Header("Authorization", value))
                .toList();
        return new Headers(headers);
    }
}
