package io.turnout.platform.identity;

import static io.turnout.testing.Tokens.aToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.turnout.platform.ProblemException;
import io.turnout.testing.Forged;
import io.turnout.testing.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {
    private final TokenVerifier verifier = new TokenVerifier(
            settings(),
            new KeySet(
                    KeySource.at(Tokens.location()),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    InstantSource.system()));

    @Test
    void saysWhoSentTheTokenAndWhatTheyMayDo() throws Exception {
        VerifiedToken token = verifier.verify(aToken().subject("ada")
                .claim("name", "Ada Lovelace")
                .roles("attendee", "editor", "a group of another system")
                .claim("exp", 4_102_444_800L)
                .build());

        assertThat(token.caller()).isEqualTo(new Caller("ada", "Ada Lovelace", Set.of(Role.ATTENDEE, Role.EDITOR)));
        assertThat(token.expires()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource
    void accepts(String what, Tokens.Builder token) {
        assertThatCode(() -> verifier.verify(token.build())).doesNotThrowAnyException();
    }

    static Stream<Arguments> accepts() {
        return Stream.of(
                Arguments.of("RS256", aToken().rs256()),
                Arguments.of("no kid where one key suits", aToken().header("kid", null)),
                Arguments.of("no typ", aToken().header("typ", null)),
                Arguments.of("no iat", aToken().claim("iat", null)),
                Arguments.of("no groups", aToken().claim("groups", null)),
                Arguments.of("several audiences", aToken().claim("aud", List.of("another", "turnout"))),
                Arguments.of("the longest subject", aToken().subject("s".repeat(255))),
                Arguments.of("expired within the skew", aToken().expiresIn(Duration.ofSeconds(-20))),
                Arguments.of("early within the skew", aToken().claim("nbf", now() + 20)),
                Arguments.of("valid for years", aToken().expiresIn(Duration.ofDays(3650))));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void refusesForgedTokens(Forged forged) {
        Refusal refusal = switch (BearerToken.of(forged.authorization())) {
            case BearerToken.Absent() -> throw new AssertionError("it has credentials");
            case BearerToken.Unusable(Refusal unusable) -> unusable;
            case BearerToken.Unverified(String token) -> Refusal.badToken(faultOf(token));
        };

        assertThat(refusal.challenge()).isEqualTo(forged.challenge());
        assertThat(refusal.problem().status()).isEqualTo(401);
    }

    private TokenFault faultOf(String token) {
        InvalidTokenException invalid = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
        assertThat(invalid).as(token).isNotNull();
        return invalid.fault();
    }

    @Test
    void refusesEveryTokenWithoutAKeySet() {
        TokenVerifier keyless = new TokenVerifier(settings(), null);

        assertThatThrownBy(() -> keyless.verify(Tokens.of("ada", "editor"))).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void saysNothingAboutTokensWhileThereAreNoKeys() {
        KeySource broken = () -> {
            throw new IOException("the disk is gone");
        };
        KeySet keys = new KeySet(broken, Duration.ofMinutes(5), Duration.ofSeconds(10), InstantSource.system());
        TokenVerifier waiting = new TokenVerifier(settings(), keys);

        assertThatThrownBy(() -> waiting.verify(Tokens.of("ada", "editor")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));
    }

    /** As {@code META-INF/microprofile-config.properties} has it. */
    private static JWTAuthContextInfo settings() {
        SmallRyeConfig config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        JWTAuthContextInfo settings = new JWTAuthContextInfo();
        settings.setIssuedBy(config.getValue("mp.jwt.verify.issuer", String.class));
        settings.setExpectedAudience(Set.copyOf(config.getValues("mp.jwt.verify.audiences", String.class)));
        settings.setClockSkew(config.getValue("mp.jwt.verify.clock.skew", Integer.class));
        settings.setSignatureAlgorithm(
                Set.copyOf(config.getValues("mp.jwt.verify.publickey.algorithm", SignatureAlgorithm.class)));
        settings.setRelaxVerificationKeyValidation(
                config.getValue("smallrye.jwt.verify.relax-key-validation", Boolean.class));
        settings.setMaxTimeToLiveSecs(config.getValue("smallrye.jwt.time-to-live", Long.class));
        return settings;
    }
}
