package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Tokens;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway behind something of ours that speaks TLS. */
@QuarkusTest
@TestProfile(HttpsTest.BehindTls.class)
class HttpsTest extends GatewayTest {
    private static final String TOKEN = Tokens.of("ada", "attendee");

    public static class BehindTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("turnout.proxy.trust-forwarded", "true");
        }
    }

    @Test
    void keepsTheTokenInACookieThatNobodyElseCanSet() {
        HttpResponse<String> answer = post("/sign-in", "token=" + TOKEN);

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-turnout-session=" + TOKEN)
                .endsWith("; HttpOnly; SameSite=Strict; Secure");
        assertThat(client().get("/search", "X-Forwarded-Proto", "https", "Cookie", "turnout-session=" + TOKEN)
                        .body())
                .doesNotContain("Signed in as");
        assertThat(client().get("/search", "X-Forwarded-Proto", "https", "Cookie", "__Host-turnout-session=" + TOKEN)
                        .body())
                .contains("Signed in as");
    }

    @Test
    void knowsItsOwnFormsByTheNameThatBrowsersSee() {
        assertThat(post("/sign-in", "token=" + TOKEN, "Origin", "https://site.example")
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/sign-in", "token=" + TOKEN, "Origin", "http://site.example")
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> post(String path, String form, String... more) {
        String[] headers = {
            "Content-Type", "application/x-www-form-urlencoded",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "site.example"
        };
        String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return client().send("POST", path, form, all);
    }
}
