package io.turnout.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes each test application trust the issuer of {@link Tokens}. */
public final class IdentityResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("mp.jwt.verify.publickey.location", Tokens.location());
    }

    @Override
    public void stop() {
        // the keys are those of all test applications of this JVM
    }
}
