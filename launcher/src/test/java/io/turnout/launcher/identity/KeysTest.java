package io.turnout.launcher.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.launcher.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path folder;

    @Test
    void signsWhatItsPublicKeysVerify() throws Exception {
        Keys keys = Keys.in(folder);

        JwtClaims claims = verifier(keys)
                .processToClaims(
                        keys.token("ada", "Ada Lovelace", Set.of(Role.EDITOR, Role.ATTENDEE), Duration.ofHours(1)));

        assertThat(claims.getSubject()).isEqualTo("ada");
        assertThat(claims.getStringClaimValue("name")).isEqualTo("Ada Lovelace");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("attendee", "editor"));
    }

    @Test
    void signsForATimeOnly() {
        Keys keys = Keys.in(folder);
        String token = keys.token("ada", null, Set.of(Role.EDITOR), Duration.ofSeconds(-1));

        assertThatThrownBy(() -> verifier(keys).processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void areTheSameAtTheNextStart() throws Exception {
        String token = Keys.in(folder).token("ada", null, Set.of(Role.EDITOR), Duration.ofHours(1));

        Keys again = Keys.in(folder);

        assertThat(verifier(again).processToClaims(token).getSubject()).isEqualTo("ada");
    }

    @Test
    void areOthersInAnotherFolder() {
        String token = Keys.in(folder.resolve("a")).token("ada", null, Set.of(Role.EDITOR), Duration.ofHours(1));

        Keys other = Keys.in(folder.resolve("b"));

        assertThatThrownBy(() -> verifier(other).processToClaims(token)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void keepThePrivateHalfToTheirOwner() throws Exception {
        Keys keys = Keys.in(folder);

        assertThat(Files.readString(keys.publicKeys())).contains("\"kid\"").doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(folder.resolve("private-key.jwk")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void bringBackThePublicHalfThatIsLost() throws Exception {
        Files.delete(Keys.in(folder).publicKeys());

        assertThat(Keys.in(folder).publicKeys()).isNotEmptyFile();
    }

    @Test
    void sayWhatToDoWhereThereAreNone() {
        assertThatThrownBy(() -> Keys.existing(folder.resolve("none")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("./turnout up");
    }

    private static JwtConsumer verifier(Keys keys) throws Exception {
        JsonWebKeySet set = new JsonWebKeySet(Files.readString(keys.publicKeys()));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(set.getJsonWebKeys()))
                .setRequireExpirationTime()
                .setExpectedIssuer("turnout")
                .setExpectedAudience("turnout")
                .build();
    }
}
