package io.turnout.gateway.door;

import static io.turnout.testing.Tokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of an issuer that changes them while the gateway runs. */
@QuarkusTest
@TestProfile(KeyRotationTest.OwnKeys.class)
class KeyRotationTest extends GatewayTest {
    private static final String OTHER_KEY = """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "other", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM", "d": "870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}]}
            """;

    /** A property, because the profile is read in several class loaders. */
    private static final String FILE = "io.turnout.test.rotated";

    public static class OwnKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.jwt.verify.publickey.location",
                    "file:" + file(),
                    "turnout.keys.min-age",
                    "100ms",
                    "turnout.keys.max-age",
                    "500ms",
                    "turnout.tokens.remembered",
                    "200ms");
        }
    }

    private static Path file() {
        try {
            if (System.getProperty(FILE) == null) {
                Path file = Files.createTempFile("turnout-rotated", ".json");
                file.toFile().deleteOnExit();
                Files.writeString(file, OTHER_KEY);
                System.setProperty(FILE, file.toString());
            }
            return Path.of(System.getProperty(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        answer(talks(), "/guarded/x", 200, "guarded");
    }

    @Test
    void acceptsANewKeyAndForgetsAnOldOneWithoutARestart() throws IOException {
        put(OTHER_KEY);
        await().until(() -> send() == 401);

        put(Files.readString(Path.of(Tokens.location())));
        await().until(() -> send() == 200);
        put(OTHER_KEY);
        await().until(() -> send() == 401);
    }

    @Test
    void publishesTheKeysAndNothingElseOfTheFile() throws IOException {
        put(OTHER_KEY);
        await().until(() -> jwks().body().contains("\"other\""));

        HttpResponse<String> answer = jwks();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(answer.body())
                .contains("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4")
                .doesNotContain("870MB6", "\"d\"");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(client().get("/.well-known/jwks.json", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(client().send("POST", "/.well-known/jwks.json", "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheFileIsBroken() throws IOException {
        put(Files.readString(Path.of(Tokens.location())));
        await().until(() -> send() == 200);

        put("{");

        await().until(() -> jwks().statusCode() == 503);
        assertThat(send()).isEqualTo(200);
    }

    private HttpResponse<String> jwks() {
        return client().get("/.well-known/jwks.json");
    }

    private int send() {
        return client().send("POST", "/guarded/x", "", "Authorization", bearer("ada", "editor"))
                .statusCode();
    }

    private static void put(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
