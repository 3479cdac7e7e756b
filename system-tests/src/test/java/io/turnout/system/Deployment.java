package io.turnout.system;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Turnout under test: one that is there already, or one started on this machine for this JVM's tests. */
final class Deployment {
    private static final Optional<String> GIVEN = Optional.ofNullable(System.getProperty("turnout.url"));
    private static final Optional<String> GIVEN_LEGACY = Optional.ofNullable(System.getProperty("turnout.legacy.url"));
    private static LocalTurnout local;
    private static LegacyGateway legacy;

    private Deployment() {}

    /** The gateway, everything at stage candidate. */
    static URI gateway() {
        return GIVEN.map(URI::create).orElseGet(() -> started().gateway());
    }

    /** A gateway in front of the same monolith at which every capability is legacy. */
    static URI legacyGateway() {
        if (GIVEN.isPresent()) {
            Assumptions.assumeTrue(
                    GIVEN_LEGACY.isPresent(), "needs -Dturnout.legacy.url: a gateway that passes all to the monolith");
            return URI.create(GIVEN_LEGACY.get());
        }
        return startedLegacy().url();
    }

    /** The processes, for tests that stop one or change the plan; skips the test against a given deployment. */
    static LocalTurnout processes() {
        Assumptions.assumeTrue(GIVEN.isEmpty(), "needs processes of its own, and -Dturnout.url names a deployment");
        return started();
    }

    private static synchronized LocalTurnout started() {
        if (local == null) {
            local = LocalTurnout.start(24_000);
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        }
        return local;
    }

    private static synchronized LegacyGateway startedLegacy() {
        if (legacy == null) {
            legacy = LegacyGateway.start(started(), 24_100);
            Runtime.getRuntime().addShutdownHook(new Thread(legacy::close));
        }
        return legacy;
    }
}
