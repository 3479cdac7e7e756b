package io.turnout.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnout.platform.identity.Caller;
import io.turnout.platform.identity.InvalidTokenException;
import io.turnout.platform.identity.TokenVerifier;
import io.turnout.platform.identity.VerifiedToken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/**
 * Finds out who a token was issued to. Valid tokens are remembered, because verifying one takes many times as long as
 * passing a request on. Others are not: anybody can make as many as they like.
 */
@Singleton
public class Callers {
    private static final int BYTES_OF_AN_ENTRY = 250;

    private final TokenVerifier verifier;
    private final Clock clock;
    private final Cache<TokenHash, VerifiedToken> remembered;
    private final Semaphore places;
    private final boolean passOthers;

    Callers(TokenVerifier verifier, IdentityConfig config, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
        this.places = new Semaphore(config.concurrent());
        this.passOthers = config.passOthers();
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(config.rememberedWeight().asLongValue())
                .weigher((TokenHash hash, VerifiedToken token) -> BYTES_OF_AN_ENTRY + bytes(token.caller()))
                .expireAfterWrite(config.remembered())
                .build();
    }

    private static int bytes(Caller caller) {
        return 2 * (caller.subject().length() + caller.displayName().length());
    }

    /** Whether credentials that are no token of the issuer's are an upstream's to look at. */
    public boolean passOthers() {
        return passOthers;
    }

    /** One place for each token that requests wait for to be verified. */
    public Semaphore places() {
        return places;
    }

    /** What a token says that was verified not long ago; null if it has to be verified. It takes a microsecond or two. */
    public VerifiedToken remembered(String token) {
        VerifiedToken known = remembered.getIfPresent(TokenHash.of(token));
        return known != null && known.expires().toEpochMilli() > clock.millis() ? known : null;
    }

    /**
     * What a token says. Not for event loops: if keys have to be fetched, it takes seconds.
     *
     * @throws io.turnout.platform.ProblemException {@code unavailable} while no keys can be had
     */
    public VerifiedToken verify(String token) throws InvalidTokenException {
        VerifiedToken known = remembered(token);
        if (known == null) {
            known = verifier.verify(token);
            remembered.put(TokenHash.of(token), known);
        }
        return known;
    }
}
