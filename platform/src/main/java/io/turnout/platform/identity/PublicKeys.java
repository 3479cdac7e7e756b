package io.turnout.platform.identity;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys of an issuer of our own, to be published for whoever wants to verify its tokens. */
public final class PublicKeys {
    private final KeySource source;

    private PublicKeys(KeySource source) {
        this.source = source;
    }

    /** @param location as of {@code mp.jwt.verify.publickey.location}; an issuer with a URL publishes its keys itself */
    public static Optional<PublicKeys> at(Optional<String> location) {
        return location.filter(text -> !text.equals("NONE"))
                .map(text -> KeySource.at(text.strip()))
                .filter(source -> !(source instanceof KeySource.Web))
                .map(PublicKeys::new);
    }

    /** A JSON Web Key Set; what else the file may have, such as a private part, stays out of it. */
    public String read() throws IOException {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(source.read())
                    .getJsonWebKeys().stream()
                            .filter(PublicJsonWebKey.class::isInstance)
                            .toList();
            return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IOException("The keys are no JSON Web Key Set", e);
        }
    }
}
