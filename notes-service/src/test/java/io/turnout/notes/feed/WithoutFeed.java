package io.turnout.notes.feed;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without anything to follow: the tests apply changes themselves. */
public final class WithoutFeed implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        // no side has an address
        return Map.of("turnout.talks.url", "", "turnout.talks.monorail-url", "");
    }
}
