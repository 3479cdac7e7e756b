package io.turnout.monorail.web;

import static io.turnout.testing.ForgedRequests.assertRefused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.Forged;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ForgedTokensTest {
    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void areRefusedOnEveryPath(Forged forged) {
        assertRefused(forged, "POST", "/api/talks");
        assertRefused(forged, "DELETE", "/api/talks/1");
        assertRefused(forged, "POST", "/api/talks/1/notes");
        assertRefused(forged, "DELETE", "/api/notes/1");
        assertRefused(forged, "POST", "/api/import");
        assertRefused(forged, "POST", "/talks/1/notes");
        assertRefused(forged, "GET", "/api/agenda");
        assertRefused(forged, "HEAD", "/api/talks");
        assertRefused(forged, "GET", "/api/nothing");
        assertRefused(forged, "GET", "/q/health/live");
    }
}
