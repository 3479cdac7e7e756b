package io.turnout.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PassThroughTest extends GatewayTest {
    @Test
    void tellsTheUpstreamWhoAsksAndHowLongItHas() {
        String seen = client().get(
                        "/site/%61%20b?q=%7e&&x=+1",
                        "X-Own", "1", "X-Forwarded-For", "6.6.6.6", "Forwarded", "for=6.6.6.6")
                .body();

        assertThat(seen)
                .startsWith("GET /site/%61%20b?q=%7e&&x=+1 HTTP/1.1")
                .containsIgnoringCase("x-own: 1")
                .containsIgnoringCase("x-forwarded-for: 127.0.0.1")
                .containsIgnoringCase("x-forwarded-proto: http")
                .containsPattern("(?i)x-forwarded-host: 127.0.0.1:\\d+")
                .containsPattern("(?i)deadline: (1000|9\\d\\d)")
                .containsPattern("(?i)traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .doesNotContain("6.6.6.6")
                .doesNotContainIgnoringCase("idempotency-key");
    }

    @Test
    void keepsWhatTheClientChose() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        String seen = client().send(
                        "POST", "/site/x", "{}", "traceparent", trace, "Deadline", "400", "Idempotency-Key", "mine")
                .body();

        assertThat(seen).containsIgnoringCase("traceparent: " + trace).containsPattern("(?i)deadline: (400|3\\d\\d)");
        assertThat(seen).containsIgnoringCase("idempotency-key: mine");
    }

    @Test
    void givesAPostAKeyOfItsOwn() {
        assertThat(client().send("POST", "/site/x", "{}").body())
                .containsPattern("(?i)idempotency-key: [0-9a-f-]{36}")
                .contains("body: 2");
    }

    @Test
    void leavesOutWhatIsForOneHopOnly() {
        HttpResponse<String> answer = client().get("/site/hop");
        String seen = client().raw(
                        "GET /site/x HTTP/1.1\r\nHost: a\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\nTE: x\r\n"
                                + "Keep-Alive: 1\r\nUpgrade: h2c\r\nProxy-Authorization: x\r\nX-Kept: 1\r\n\r\n");

        assertThat(answer.headers().map())
                .doesNotContainKeys("x-secret", "keep-alive")
                .containsKey("x-open");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(seen)
                .containsIgnoringCase("x-kept: 1")
                .doesNotContainIgnoringCase("x-mine")
                .doesNotContainIgnoringCase("upgrade")
                .doesNotContainIgnoringCase("proxy-auth")
                .doesNotContainIgnoringCase("\nte:");
    }

    @ParameterizedTest
    @CsvSource({"chunks, hello world", "until-close, all of it", "closes-first?a, answered at last"})
    void passesOnWhatIsWhole(String path, String body) {
        HttpResponse<String> answer = client().get("/site/" + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void answersWithoutABodyWhereThereIsNone() {
        assertThat(client().get("/site/204").statusCode()).isEqualTo(204);
        assertThat(client().get("/site/304").headers().firstValue("ETag")).hasValue("\"a\"");
        HttpResponse<String> head = client().send("HEAD", "/site/x", "");
        assertThat(head.headers().firstValue("Content-Length")).hasValue("1234");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        String answer = client().raw("GET /site/1 HTTP/1.1\r\nHost: a\r\n\r\nPOST /site/2 HTTP/1.1\r\nHost: a\r\n"
                + "Content-Length: 2\r\n\r\nabGET /site/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsSubsequence("GET /site/1", "POST /site/2", "body: 2", "GET /site/3");
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() {
        String answer = client().raw(
                        "POST /site/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                                + "\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("body: 5");
    }

    @Test
    void tellsAClientThatWaitsToSendItsBody() throws IOException {
        try (Socket socket = client().connect()) {
            socket.getOutputStream()
                    .write(
                            "POST /site/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String interim = new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII);
            socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(interim).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(rest).startsWith("HTTP/1.1 200").contains("body: 3").doesNotContainIgnoringCase("expect");
        }
    }

    @Test
    void endsTheUpstreamsWorkWhenTheClientGoes() throws IOException {
        String key = UUID.randomUUID().toString();
        Socket socket = client().connect();
        socket.getOutputStream()
                .write(("GET /site/silent?" + key + " HTTP/1.1\r\nHost: a\r\nDeadline: 60000\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        await().until(() -> client().get("/site/seen?" + key).body().equals("1"));

        socket.close();

        await().until(() -> client().get("/site/gone?" + key).body().equals("true"));
    }
}
