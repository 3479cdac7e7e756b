package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UpstreamFaultsTest extends GatewayTest {
    @ParameterizedTest
    @CsvSource({
        "/nowhere, 503, unavailable",
        "/site/silent?x, 504, upstream-timeout",
        "/site/garbage, 502, bad-gateway",
        "/site/cut-small, 502, bad-gateway",
    })
    void saysWhyThereIsNoAnswer(String path, int status, String type) {
        HttpResponse<String> answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/" + type).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status != 502);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "cut-chunks", "stall"})
    void neverPresentsABrokenOffBodyAsWhole(String path) {
        String answer = client().raw("GET /site/" + path + " HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void sendsAPostOnceOnly() {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> answer = client().send("POST", "/site/closes-first?" + key, "{}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(client().get("/site/seen?" + key).body()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closes-first", "closes-thrice"})
    void sendsAPutAgainWhenItsConnectionGoes(String path) {
        HttpResponse<String> answer = client().send("PUT", "/site/" + path + "?" + UUID.randomUUID(), "{}");

        assertThat(answer.body()).isEqualTo("answered at last");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, X-Any", "PUT, If-Match", "PUT, If-None-Match", "PUT, If-Unmodified-Since"})
    void sendsOnceWhatWouldBeRefusedIfItHadBeenDone(String method, String header) {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> answer = client().send(method, "/site/closes-first?" + key, "", header, "\"1\"");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(client().get("/site/seen?" + key).body()).isEqualTo("1");
    }

    @Test
    void sendsNothingMoreThanFourTimes() {
        String key = UUID.randomUUID().toString();

        HttpResponse<String> answer = client().send("PUT", "/site/closes?" + key, "{}");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(client().get("/site/seen?" + key).body()).isEqualTo("4");
    }

    @Test
    void givesUpWhenTheClientsDeadlineIsOver() {
        HttpResponse<String> answer = client().get("/site/silent?y", "Deadline", "150");

        assertThat(answer.statusCode()).isEqualTo(504);
    }

    @Test
    void goesOnAfterFaults() {
        for (int i = 0; i < 20; i++) {
            client().get("/site/garbage");
        }

        assertThat(client().get("/site/fine").statusCode()).isEqualTo(200);
    }
}
