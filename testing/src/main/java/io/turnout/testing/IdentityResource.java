package io.turnout.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes each test application trust the issuer of {@link Tokens}, and who has {@link #REHEARSAL_CREDENTIAL}. */
public final class IdentityResource implements QuarkusTestResourceLifecycleManager {
    /** Lets its bearer have writes rehearsed. */
    public static final String REHEARSAL_CREDENTIAL = "for-the-gateway-alone";

    private Path credential;

    @Override
    public Map<String, String> start() {
        try {
            credential = Files.createTempFile("rehearsal", null);
            Files.writeString(credential, REHEARSAL_CREDENTIAL + "\n");
            return Map.of(
                    "mp.jwt.verify.publickey.location", Tokens.location(),
                    "turnout.rehearsal.credential-file", credential.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys stay: they are those of all test applications of this JVM. */
    @Override
    public void stop() {
        try {
            Files.deleteIfExists(credential);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
