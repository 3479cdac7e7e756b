package io.turnout.testing;

import static io.turnout.testing.Forged.early;
import static io.turnout.testing.Forged.expired;
import static io.turnout.testing.Forged.headers;
import static io.turnout.testing.Forged.otherScheme;
import static io.turnout.testing.Forged.token;
import static io.turnout.testing.Tokens.aToken;

import io.turnout.testing.Tokens.Builder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Credentials that nobody may accept, each named after its trick: {@code
 * @MethodSource("io.turnout.testing.ForgedTokens#all")}. All of them claim every role.
 */
public final class ForgedTokens {
    private ForgedTokens() {}

    public static Stream<Forged> all() {
        return Stream.of(
                        ForgedSignatures.unsigned(),
                        ForgedSignatures.keyedWithThePublicKey(),
                        ForgedSignatures.ofOtherKeys(),
                        ForgedSignatures.ofTheRightKeyMadeOdd(),
                        ForgedSignatures.encrypted(),
                        times(),
                        claims(),
                        cut(),
                        changed(),
                        tooLong(),
                        notTokens(),
                        headerFields())
                .flatMap(forged -> forged);
    }

    /** Claims every role, and would be valid. */
    static Builder mallory() {
        return aToken().subject("mallory").roles("attendee", "editor", "operator");
    }

    private static Stream<Forged> times() {
        return Stream.of(
                expired(
                        "expired an hour ago",
                        mallory().expiresIn(Duration.ofHours(-1)).build()),
                expired(
                        "expired just past the clock skew",
                        mallory().expiresIn(Duration.ofSeconds(-32)).build()),
                expired("expired in 1970", mallory().claim("exp", 0).build()),
                early(
                        "not valid for another hour",
                        mallory().claim("nbf", in(Duration.ofHours(1))).build()),
                token("no exp", mallory().claim("exp", null).build()),
                token("exp is a text", mallory().claim("exp", "tomorrow").build()),
                token("exp is beyond all time", mallory().signed("""
                        {"iss": "turnout", "aud": "turnout", "sub": "mallory", "exp": 1e400}""")));
    }

    private static Stream<Forged> claims() {
        return Stream.of(
                token(
                        "another issuer",
                        mallory().claim("iss", "https://issuer.example").build()),
                token(
                        "the issuer and a slash",
                        mallory().claim("iss", "turnout/").build()),
                token("no issuer", mallory().claim("iss", null).build()),
                token("another audience", mallory().claim("aud", "another").build()),
                token(
                        "several audiences, none of them ours",
                        mallory().claim("aud", List.of("a", "turnout2")).build()),
                token("no audience", mallory().claim("aud", null).build()),
                token("no subject", mallory().claim("sub", null).build()),
                token("empty subject", mallory().claim("sub", "").build()),
                token(
                        "subject of 256 characters",
                        mallory().claim("sub", "m".repeat(256)).build()),
                token("subject is a number", mallory().claim("sub", 7).build()),
                token("subject with a NUL", mallory().claim("sub", "mal\0lory").build()),
                token(
                        "groups are an object",
                        mallory().claim("groups", Map.of("editor", true)).build()),
                token(
                        "groups are numbers",
                        mallory().claim("groups", List.of(1, 2)).build()),
                token("payload is a list", mallory().signed("[]")),
                token("payload is not JSON", mallory().signed("sub=mallory")),
                token("payload is empty", mallory().signed("")));
    }

    private static Stream<Forged> cut() {
        String good = mallory().build();
        String[] parts = good.split("\\.");
        return Stream.of(
                token("the header alone", parts[0]),
                token("no signature", parts[0] + "." + parts[1]),
                token("an empty signature", parts[0] + "." + parts[1] + "."),
                token("half a signature", good.substring(0, good.length() - 43)),
                token("without its last byte", good.substring(0, good.length() - 2)),
                token("without its first character", good.substring(1)),
                token("without its payload", parts[0] + ".." + parts[2]),
                token("without its header", "." + parts[1] + "." + parts[2]),
                token("a part too many", good + "." + parts[2]));
    }

    private static Stream<Forged> changed() {
        String attendee = Tokens.of("mallory", "attendee");
        String[] parts = attendee.split("\\.");
        String[] editor = mallory().build().split("\\.");
        return Stream.of(
                token("more roles in the payload", parts[0] + "." + editor[1] + "." + parts[2]),
                token("another signature of ours", parts[0] + "." + parts[1] + "." + editor[2]),
                token(
                        "another header",
                        Compact.base64("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}") + "." + parts[1] + "." + parts[2]));
    }

    private static Stream<Forged> tooLong() {
        return Stream.of(
                token(
                        "100 kB, signed",
                        mallory().claim("padding", "x".repeat(75_000)).build()),
                token("100 kB of letters", "A".repeat(100_000)),
                token(
                        "10 kB, signed",
                        mallory().claim("padding", "x".repeat(7_500)).build()));
    }

    private static Stream<Forged> notTokens() {
        return Stream.of(
                token("a word", "editor"),
                token("dots", ".."),
                token("null", "null"),
                token("JSON", "{\"sub\":\"mallory\",\"groups\":[\"editor\"]}"),
                token("not base64", "%.%.%"),
                token("header is not JSON", Compact.base64("ES256") + "." + Compact.base64("{}") + ".AA"),
                otherScheme("the scheme alone", "Bearer"),
                otherScheme("an empty header", ""));
    }

    private static Stream<Forged> headerFields() {
        String good = "Bearer " + mallory().build();
        return Stream.of(
                headers("two headers, both good", good, good),
                headers("two headers, the second good", "Basic bWFsbG9yeTpzZWNyZXQ=", good),
                headers("two headers, the first good", good, "Basic bWFsbG9yeTpzZWNyZXQ="),
                headers("two tokens in a header", good + ", " + good),
                otherScheme("Basic", "Basic bWFsbG9yeTpzZWNyZXQ="),
                otherScheme("no scheme", good.substring("Bearer ".length())),
                otherScheme("another scheme", "DPoP" + good.substring("Bearer".length())));
    }

    private static long in(Duration time) {
        return Instant.now().plus(time).getEpochSecond();
    }
}
