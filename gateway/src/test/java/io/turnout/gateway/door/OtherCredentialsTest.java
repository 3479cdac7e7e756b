package io.turnout.gateway.door;

import static io.turnout.testing.Tokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.gateway.stub.GatewayTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps that have a sign-in of their own. */
@QuarkusTest
@TestProfile(OtherCredentialsTest.Passed.class)
class OtherCredentialsTest extends GatewayTest {
    public static class Passed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("turnout.tokens.pass-others", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer 0815", "Bearer a.b.c", "Digest username=\"a\""})
    void passesOnWhatOnlyTheUpstreamUnderstands(String credentials) {
        answer(talks(), "/open/x", 200, "open");

        assertThat(client().get("/open/x", "Authorization", credentials).statusCode())
                .isEqualTo(200);
        assertThat(client().send("POST", "/open/x", "x".repeat(20_000), "Authorization", credentials)
                        .statusCode())
                .isEqualTo(200);

        assertThat(asked(talks()).lines()).hasSize(2).allMatch(line -> line.endsWith(" authorization=" + credentials));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer 0815", "Bearer a.b.c"})
    void takesThemForNoRole(String credentials) {
        assertThat(client().get("/guarded/x", "Authorization", credentials).statusCode())
                .isEqualTo(401);
        assertThat(asked(talks())).isEmpty();
    }

    @Test
    void stillKnowsTokensOfTheIssuer() {
        answer(talks(), "/guarded/x", 200, "guarded");

        assertThat(client().get("/guarded/x", "Authorization", bearer("ada", "editor"))
                        .statusCode())
                .isEqualTo(200);
    }
}
