package io.turnout.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Turnout under test: one that is there already, or one started on this machine for this JVM's tests. */
final class Deployment {
    private static final Optional<String> GIVEN = Optional.ofNullable(System.getProperty("turnout.url"));
    private static final Optional<String> GIVEN_LEGACY = Optional.ofNullable(System.getProperty("turnout.legacy.url"));
    private static final Optional<String> GIVEN_KEYS = Optional.ofNullable(System.getProperty("turnout.keys"));
    private static LocalTurnout local;
    private static LocalTurnout other;
    private static LegacyGateway legacy;

    private Deployment() {}

    /** The gateway. */
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

    /** The gateway, and the one in front of the monolith where there is one: a given deployment may have moved its data. */
    static List<URI> sides() {
        return GIVEN.isPresent() && GIVEN_LEGACY.isEmpty() ? List.of(gateway()) : List.of(gateway(), legacyGateway());
    }

    /** The folder of the keys that sign the deployment's tokens. */
    static Path keys() {
        if (GIVEN.isPresent()) {
            Assumptions.assumeTrue(
                    GIVEN_KEYS.isPresent(), "needs -Dturnout.keys: the folder of the keys that the deployment knows");
            return Path.of(GIVEN_KEYS.get());
        }
        return started().keys();
    }

    /** The processes, for tests that stop one or change the plan; skips the test against a given deployment. */
    static LocalTurnout processes() {
        Assumptions.assumeTrue(GIVEN.isEmpty(), "needs processes of its own, and -Dturnout.url names a deployment");
        return started();
    }

    /** Skips the test unless the given deployment is run by that: {@code compose} or {@code kubernetes}. */
    static void assumeRunBy(String runner) {
        Assumptions.assumeTrue(
                runner.equals(System.getProperty("turnout.runner")),
                "needs -Dturnout.runner=" + runner + ", and -Dturnout.url and -Dturnout.keys of what it runs");
    }

    /** Puts another local system under test in place of the common one; null ends it. */
    static synchronized void test(LocalTurnout turnout) {
        other = turnout;
    }

    static boolean isGiven() {
        return GIVEN.isPresent();
    }

    private static synchronized LocalTurnout started() {
        if (other != null) {
            return other;
        }
        if (local == null) {
            local = LocalTurnout.start(FreePorts.row(), Plans.ofIndependentSides());
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
        }
        return local;
    }

    private static synchronized LegacyGateway startedLegacy() {
        if (legacy == null) {
            legacy = LegacyGateway.start(started(), FreePorts.row());
            Runtime.getRuntime().addShutdownHook(new Thread(legacy::close));
        }
        return legacy;
    }
}
