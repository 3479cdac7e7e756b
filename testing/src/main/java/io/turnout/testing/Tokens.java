package io.turnout.testing;

import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Tokens of this JVM's test issuer. An application that is to accept them is given {@link #location()} as its {@code
 * mp.jwt.verify.publickey.location}, which {@link IdentityResource} does.
 */
public final class Tokens {
    private Tokens() {}

    /** The file with the issuer's public keys. */
    public static String location() {
        return Issuer.jwks().toString();
    }

    /** A token that is valid for an hour. */
    public static String of(String subject, String... roles) {
        return aToken().subject(subject).roles(roles).build();
    }

    /** The value of {@code Authorization} for such a token. */
    public static String bearer(String subject, String... roles) {
        return "Bearer " + of(subject, roles);
    }

    /** A valid token of nobody in particular, to be made odd. */
    public static Builder aToken() {
        return new Builder();
    }

    /** Makes tokens, good and bad. */
    public static final class Builder {
        private final Map<String, Object> header = new LinkedHashMap<>();
        private final Map<String, Object> claims = new LinkedHashMap<>();
        private Key key;

        private Builder() {
            Instant now = Instant.now();
            header.put("typ", "JWT");
            claims.put("iss", Issuer.NAME);
            claims.put("aud", Issuer.AUDIENCE);
            claims.put("sub", "somebody");
            claims.put("iat", now.getEpochSecond());
            claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
            signedBy("ES256", Issuer.ec());
        }

        public Builder subject(String subject) {
            return claim("sub", subject);
        }

        public Builder roles(String... roles) {
            return claim("groups", List.of(roles));
        }

        /** @param value null takes the claim away */
        public Builder claim(String name, Object value) {
            put(claims, name, value);
            return this;
        }

        /** @param time negative for a token that has expired */
        public Builder expiresIn(Duration time) {
            Instant expires = Instant.now().plus(time);
            claim("iat", expires.minus(Duration.ofHours(1)).getEpochSecond());
            return claim("exp", expires.getEpochSecond());
        }

        /** @param value null takes the member away */
        public Builder header(String name, Object value) {
            put(header, name, value);
            return this;
        }

        /** Signed with the issuer's RSA key. */
        public Builder rs256() {
            return signedBy("RS256", Issuer.rsa());
        }

        Builder signedBy(String algorithm, PublicJsonWebKey key) {
            header("alg", algorithm);
            header("kid", key.getKeyId());
            this.key = key.getPrivateKey();
            return this;
        }

        /** With another key, and the header as it is. */
        Builder signedWith(Key key) {
            this.key = key;
            return this;
        }

        public String build() {
            return signed(JsonUtil.toJson(claims));
        }

        /** With this payload instead of the claims, properly signed. */
        String signed(String payload) {
            JsonWebSignature token = new JsonWebSignature();
            header.forEach(token.getHeaders()::setObjectHeaderValue);
            token.setPayload(payload);
            token.setKey(key);
            token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            token.setDoKeyValidation(false);
            try {
                return token.getCompactSerialization();
            } catch (JoseException e) {
                throw new IllegalStateException("The token cannot be signed", e);
            }
        }

        private static void put(Map<String, Object> map, String name, Object value) {
            if (value == null) {
                map.remove(name);
            } else {
                map.put(name, value);
            }
        }
    }
}
