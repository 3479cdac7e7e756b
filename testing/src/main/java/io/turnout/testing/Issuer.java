package io.turnout.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The keys of this JVM's test issuer: one for ES256, which {@link Tokens} are signed with, and one for RS256. */
final class Issuer {
    static final String NAME = "turnout";
    static final String AUDIENCE = "turnout";

    /** Where the keys are kept, because a test and its resources can have this class from two class loaders. */
    private static final String EC = "io.turnout.testing.ec";

    private static final String RSA = "io.turnout.testing.rsa";
    private static final String LOCATION = "io.turnout.testing.jwks";

    private Issuer() {}

    static EllipticCurveJsonWebKey ec() {
        make();
        return (EllipticCurveJsonWebKey) key(EC);
    }

    static RsaJsonWebKey rsa() {
        make();
        return (RsaJsonWebKey) key(RSA);
    }

    /** The file with the public keys. */
    static Path jwks() {
        make();
        return Path.of(System.getProperty(LOCATION));
    }

    /** A key for ES256 that is not the issuer's. */
    static EllipticCurveJsonWebKey foreign() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException("A key can always be made", e);
        }
    }

    private static JsonWebKey key(String property) {
        try {
            return JsonWebKey.Factory.newJwk(System.getProperty(property));
        } catch (JoseException e) {
            throw new IllegalStateException("A key that was written can be read", e);
        }
    }

    private static void make() {
        synchronized (System.getProperties()) {
            if (System.getProperty(LOCATION) != null) {
                return;
            }
            try {
                EllipticCurveJsonWebKey ec = EcJwkGenerator.generateJwk(EllipticCurves.P256);
                ec.setKeyId("ec-1");
                RsaJsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
                rsa.setKeyId("rsa-1");
                Path file = Files.createTempFile("turnout-jwks", ".json");
                file.toFile().deleteOnExit();
                Files.writeString(file, new JsonWebKeySet(ec, rsa).toJson(OutputControlLevel.PUBLIC_ONLY));
                System.setProperty(EC, ec.toJson(OutputControlLevel.INCLUDE_PRIVATE));
                System.setProperty(RSA, rsa.toJson(OutputControlLevel.INCLUDE_PRIVATE));
                System.setProperty(LOCATION, file.toString());
            } catch (JoseException e) {
                throw new IllegalStateException("A key can always be made", e);
            } catch (IOException e) {
                throw new UncheckedIOException("The issuer's public keys cannot be written", e);
            }
        }
    }
}
