package io.turnout.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Duration MIN_AGE = Duration.ofSeconds(10);

    private Instant now = Instant.EPOCH;
    private String published = keySet("one");
    private int readings;
    private final KeySet keys = new KeySet(this::read, MAX_AGE, MIN_AGE, () -> now);

    @Test
    void readsTheKeysOnce() throws Exception {
        assertThat(resolve("one")).isEqualTo(resolve("one"));
        assertThat(readings).isOne();
    }

    @Test
    void findsANewKeyAtTheFirstTokenThatNamesIt() throws Exception {
        resolve("one");
        published = keySet("one", "two");
        now = now.plus(MIN_AGE).plusMillis(1);

        assertThat(resolve("two")).isNotNull();
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void unknownKeysCauseOneReadingInTheTimeAllowed() throws Exception {
        resolve("one");
        now = now.plus(MIN_AGE).plusMillis(1);

        for (int i = 0; i < 100; i++) {
            String forged = "forged" + i;
            assertThatThrownBy(() -> resolve(forged)).isInstanceOf(UnresolvableKeyException.class);
        }

        assertThat(readings).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatWasTakenBackOnceTheKeysHaveGrownOld() throws Exception {
        resolve("one");
        published = keySet("two");
        now = now.plus(MAX_AGE).plusMillis(1);

        assertThatThrownBy(() -> resolve("one")).isInstanceOf(UnresolvableKeyException.class);
    }

    @Test
    void goesOnWithTheLastKeysWhileThereIsNothingToRead() throws Exception {
        Key key = resolve("one");
        for (String bad : new String[] {null, "<html>Bad gateway</html>", "{}", "{\"keys\": []}"}) {
            published = bad;
            now = now.plus(MAX_AGE).plusMillis(1);

            assertThat(resolve("one")).as("after %s", bad).isEqualTo(key);
        }
    }

    @Test
    void asksSparinglyWhileThereHasNeverBeenAKey() throws Exception {
        published = null;

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> resolve("one")).isInstanceOf(KeySet.Unread.class);
        }
        assertThat(readings).isOne();

        published = keySet("one");
        now = now.plusSeconds(2);
        assertThat(resolve("one")).isNotNull();
    }

    @Test
    void choosesAmongSeveralKeysByNameAlone() throws Exception {
        published = keySet("one", "two");

        assertThat(resolve("one")).isNotEqualTo(resolve("two"));
        assertThatThrownBy(() -> resolve(null)).isInstanceOf(UnresolvableKeyException.class);
    }

    @Test
    void leavesOutKeysOfAnotherUseOrAlgorithm() throws Exception {
        JsonWebKey encryption = key("one");
        encryption.setUse("enc");
        JsonWebKey other = key("two");
        other.setAlgorithm("ES384");
        published = new JsonWebKeySet(encryption, other).toJson();

        assertThatThrownBy(() -> resolve("one")).isInstanceOf(UnresolvableKeyException.class);
        assertThatThrownBy(() -> resolve("two")).isInstanceOf(UnresolvableKeyException.class);
    }

    private Key resolve(String id) throws UnresolvableKeyException {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(id);
        return keys.resolveKey(token, List.of());
    }

    private String read() throws IOException {
        readings++;
        if (published == null) {
            throw new IOException("there is nobody");
        }
        return published;
    }

    private static String keySet(String... ids) {
        JsonWebKeySet set = new JsonWebKeySet();
        for (String id : ids) {
            set.addJsonWebKey(key(id));
        }
        return set.toJson();
    }

    private static JsonWebKey key(String id) {
        try {
            JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }
}
