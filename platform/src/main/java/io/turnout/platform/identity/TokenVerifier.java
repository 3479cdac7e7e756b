package io.turnout.platform.identity;

import io.quarkus.runtime.Startup;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.turnout.platform.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * Verifies tokens: signature, algorithm, issuer, audience, times and subject, as {@code mp.jwt.verify.*} says. Without
 * {@code mp.jwt.verify.publickey.location} it refuses all of them. It may have to fetch keys, so it is not to be called
 * on an event loop.
 */
@Singleton
@Startup
public class TokenVerifier {
    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final int MAX_LENGTH = 8_192;
    /** Header, payload and signature; what is encrypted, unsigned or not encoded has another form. */
    private static final Pattern SIGNED = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final JWTAuthContextInfo settings;
    private final Parser parser;

    @Inject
    TokenVerifier(
            JWTAuthContextInfo settings,
            KeysConfig config,
            @ConfigProperty(name = LOCATION) Optional<String> location) {
        this(
                settings,
                location.filter(text -> !text.equals("NONE"))
                        .map(text -> new KeySet(
                                KeySource.at(text.strip()), config.maxAge(), config.minAge(), InstantSource.system()))
                        .orElse(null));
        // read now, so that a setting that cannot be used ends the start, and not the first request with a token
        settings.getIssuedBy();
        if (parser == null) {
            LOG.warnf("%s is not set: every token is refused.", LOCATION);
        }
    }

    TokenVerifier(JWTAuthContextInfo settings, VerificationKeyResolver keys) {
        this.settings = settings;
        this.parser = keys == null ? null : new Parser(keys);
    }

    private static final class Parser extends DefaultJWTTokenParser {
        private final VerificationKeyResolver keys;

        Parser(VerificationKeyResolver keys) {
            this.keys = keys;
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings) {
            return keys;
        }
    }

    /** @throws io.turnout.platform.ProblemException {@code unavailable} while no keys can be had */
    public VerifiedToken verify(String token) throws InvalidTokenException {
        if (parser == null
                || token.length() > MAX_LENGTH
                || !SIGNED.matcher(token).matches()) {
            throw new InvalidTokenException(TokenFault.NOT_VALID);
        }
        try {
            return read(parser.parse(token, settings).getJwtClaims());
        } catch (ParseException e) {
            throw new InvalidTokenException(faultOf(e));
        } catch (MalformedClaimException | RuntimeException e) {
            // claims of another type than they should have, which the libraries meet with exceptions of many kinds
            LOG.debug("Token refused", e);
            throw new InvalidTokenException(TokenFault.NOT_VALID);
        }
    }

    private static VerifiedToken read(JwtClaims claims) throws MalformedClaimException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claims.hasClaim("groups")) {
            List<String> groups = claims.getStringListClaimValue("groups");
            groups.forEach(group -> Role.of(group).ifPresent(roles::add));
        }
        return new VerifiedToken(
                new Caller(claims.getSubject(), claims.getStringClaimValue("name"), roles),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }

    private static TokenFault faultOf(ParseException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeySet.Unread) {
                throw ProblemType.UNAVAILABLE.because(
                        "The keys that tokens are verified with cannot be read at the moment. Try again in a second.");
            }
            if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                return TokenFault.EXPIRED;
            }
            if (cause instanceof InvalidJwtException invalid && invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
                return TokenFault.NOT_YET_VALID;
            }
        }
        return TokenFault.NOT_VALID;
    }
}
