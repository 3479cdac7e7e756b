package io.turnout.gateway.door;

import static io.turnout.testing.Tokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Forged;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokensTest extends GatewayTest {
    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void refusesForgedTokensOnEveryPathAndAsksNobody(Forged forged) {
        double before = refusals("invalid");

        for (String target : new String[] {"POST /guarded/x", "GET /open/x", "GET /none", "GET /", "PATCH /open/x"}) {
            String answer = client().raw(target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + forged.authorization().stream()
                            .map(value -> "Authorization: " + value + "\r\n")
                            .collect(Collectors.joining())
                    + "\r\n");

            if (forged.mayBeTooLong() && answer.startsWith("HTTP/1.1 431")) {
                continue;
            }
            assertThat(answer)
                    .as(target)
                    .startsWith("HTTP/1.1 401")
                    .containsIgnoringCase("\r\nwww-authenticate: " + forged.challenge() + "\r\n")
                    .containsIgnoringCase("\r\ncache-control: no-store\r\n")
                    .containsIgnoringCase("\r\ncontent-type: application/problem+json\r\n")
                    .contains("\"type\":\"/problems/unauthenticated\"", "\"status\":401");
        }
        assertThat(asked(talks())).isEmpty();
        if (!forged.mayBeTooLong()) {
            assertThat(refusals("invalid")).isEqualTo(before + 5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST /guarded/x | -                   | 401 | missing
            GET /guarded/x  | -                   | 401 | missing
            HEAD /guarded/x | -                   | 401 | missing
            POST /guarded/x | attendee            | 403 | role
            POST /guarded/x | operator            | 403 | role
            POST /guarded/x | Editor              | 403 | role
            POST /guarded/x | editors             | 403 | role
            POST /guarded/x | ''                  | 403 | role
            POST /guarded/x | editor              | 200 | -
            GET /guarded/x  | operator,editor     | 200 | -
            POST /open/x    | -                   | 200 | -
            POST /open/x    | attendee            | 200 | -
            POST /api/import | -                  | 401 | missing
            POST /api/import | attendee           | 403 | role
            """)
    void letsInWhoeverHasTheRoleThatThePlanNames(String target, String roles, int status, String reason) {
        answer(talks(), "/guarded/x", 200, "guarded");
        answer(talks(), "/open/x", 200, "open");
        double before = reason == null ? 0 : refusals(reason);
        String[] parts = target.split(" ");

        HttpResponse<String> answer = roles == null
                ? client().send(parts[0], parts[1], "")
                : client().send(parts[0], parts[1], "", "Authorization", bearer("ada", roles.split(",")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(asked(talks()).isEmpty()).isEqualTo(status != 200);
        if (reason != null) {
            assertThat(refusals(reason)).isEqualTo(before + 1);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue(
                            status == 401
                                    ? "Bearer realm=\"turnout\""
                                    : "Bearer realm=\"turnout\", error=\"insufficient_scope\", scope=\"editor\"");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void passesTheTokenOnAsItCame() {
        String authorization = "bEaReR  " + Tokens.of("ada", "editor");

        for (int i = 0; i < 3; i++) {
            String seen = client().raw("GET /site/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: "
                    + authorization + "\r\n\r\n");

            assertThat(seen).containsIgnoringCase("authorization: " + authorization);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 200_000})
    void keepsTheBodyWhileATokenIsVerified(int length) {
        String authorization = bearer("ada" + length, "editor");

        for (int i = 0; i < 2; i++) {
            assertThat(client().send("POST", "/site/x", "x".repeat(length), "Authorization", authorization)
                            .body())
                    .contains("body: " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Authorization: Bearer forged\r\n", "Authorization: Basic x\r\n"})
    void refusesBeforeTheBodyIsSent(String authorization) throws IOException {
        try (Socket socket = client().connect()) {
            socket.getOutputStream()
                    .write(("POST /guarded/x HTTP/1.1\r\nHost: a\r\n" + authorization
                                    + "Expect: 100-continue\r\nContent-Length: 900000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 401")
                    .containsIgnoringCase("connection: close");
        }
        assertThat(asked(talks())).isEmpty();
    }

    @Test
    void answersPipelinedRequestsInOrderWhileTokensAreVerified() {
        String good =
                "GET /site/%d HTTP/1.1\r\nHost: a\r\nAuthorization: " + bearer("pipelined", "editor") + "\r\n\r\n";

        String answer = client().raw(good.formatted(1) + "GET /site/2 HTTP/1.1\r\nHost: a\r\n\r\n" + good.formatted(3)
                + "GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsSubsequence("GET /site/1", "GET /site/2", "GET /site/3", "HTTP/1.1 404");
    }

    @Test
    void takesNoCookieForAToken() {
        HttpResponse<String> answer =
                client().send("POST", "/guarded/x", "", "Cookie", "turnout-session=" + Tokens.of("ada", "editor"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(asked(talks())).isEmpty();
    }

    private double refusals(String reason) {
        return meters.get("turnout.refusals").tag("reason", reason).counter().count();
    }
}
