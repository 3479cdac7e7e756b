package io.turnout.platform.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The issuer's public keys, which may change at any time. They are read again when they have grown old, or when a token
 * names a key that is not there; the latter is bounded, so that forged names cause no traffic. While they cannot be
 * read, the last ones go on being used.
 */
final class KeySet implements VerificationKeyResolver {
    private static final Logger LOG = Logger.getLogger(KeySet.class);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KeySource source;
    private final Duration maxAge;
    private final Duration minAge;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile List<JsonWebKey> keys = List.of();
    private volatile Instant tried = Instant.MIN;

    KeySet(KeySource source, Duration maxAge, Duration minAge, InstantSource clock) {
        this.source = source;
        this.maxAge = maxAge;
        this.minAge = minAge;
        this.clock = clock;
    }

    /** That no key has ever been read, so nothing can be said about any token. */
    static final class Unread extends RuntimeException {
        Unread() {
            super("No keys to verify tokens with have been read yet", null, false, false);
        }
    }

    @Override
    public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        readIfOlderThan(keys.isEmpty() ? RETRY : maxAge);
        Key key = find(token);
        if (key == null && !keys.isEmpty()) {
            readIfOlderThan(minAge);
            key = find(token);
        }
        if (key != null) {
            return key;
        }
        if (keys.isEmpty()) {
            throw new Unread();
        }
        throw new UnresolvableKeyException("There is no such key");
    }

    /** By id and kind; a token that names no key is given the only one there is of the kind that its algorithm takes. */
    private Key find(JsonWebSignature token) throws UnresolvableKeyException {
        String id = token.getKeyIdHeaderValue();
        String algorithm = token.getAlgorithmHeaderValue();
        String type = typeFor(token);
        List<Key> found = keys.stream()
                .filter(key -> id == null || id.equals(key.getKeyId()))
                .filter(key -> key.getKeyType().equals(type))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .filter(key -> key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
                .filter(PublicJsonWebKey.class::isInstance)
                .<Key>map(key -> ((PublicJsonWebKey) key).getPublicKey())
                .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static String typeFor(JsonWebSignature token) throws UnresolvableKeyException {
        try {
            return token.getKeyType();
        } catch (InvalidAlgorithmException e) {
            throw new UnresolvableKeyException("There is no such algorithm", e);
        }
    }

    /** One thread reads; others wait for it only if there are no keys to go on with. */
    private void readIfOlderThan(Duration age) {
        if (!isOlderThan(age)) {
            return;
        }
        if (keys.isEmpty()) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return;
        }
        try {
            if (isOlderThan(age)) {
                read();
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean isOlderThan(Duration age) {
        return tried.isBefore(clock.instant().minus(age));
    }

    private void read() {
        try {
            List<JsonWebKey> found = new JsonWebKeySet(source.read()).getJsonWebKeys();
            if (found.isEmpty()) {
                throw new JoseException("there is no key in it");
            }
            keys = List.copyOf(found);
        } catch (IOException | JoseException e) {
            LOG.warnf("The keys that tokens are verified with cannot be read: %s", e);
        } finally {
            tried = clock.instant();
        }
    }
}
