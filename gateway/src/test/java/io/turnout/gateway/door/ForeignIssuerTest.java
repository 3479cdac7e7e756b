package io.turnout.gateway.door;

import static io.turnout.testing.Tokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.gateway.stub.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An issuer elsewhere that cannot be reached. */
@QuarkusTest
@TestProfile(ForeignIssuerTest.Elsewhere.class)
class ForeignIssuerTest extends GatewayTest {
    public static class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.jwt.verify.publickey.location", "http://127.0.0.1:1/jwks");
        }
    }

    @Test
    void servesWhoeverNeedsNoTokenAndSaysThatItCannotVerifyOne() {
        answer(talks(), "/open/x", 200, "open");

        var refused = client().get("/open/x", "Authorization", bearer("ada", "editor"));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(asked(talks())).isEmpty();
        assertThat(client().get("/open/x").statusCode()).isEqualTo(200);
        assertThat(client().get("/guarded/x").statusCode()).isEqualTo(401);
    }

    @Test
    void leavesItToTheIssuerToPublishItsKeys() {
        var answer = client().get("/.well-known/jwks.json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/problems/not-found");
    }
}
