package io.turnout.notes;

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
@QuarkusTestResource(StubTalks.class)
class ForgedTokensTest {
    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void areRefusedOnEveryPath(Forged forged) {
        assertRefused(forged, "POST", "/api/talks/1/notes");
        assertRefused(forged, "PUT", "/api/notes/1");
        assertRefused(forged, "DELETE", "/api/notes/1");
        assertRefused(forged, "POST", "/internal/notes/import");
        assertRefused(forged, "GET", "/api/talks/1/notes");
        assertRefused(forged, "HEAD", "/api/notes/1");
        assertRefused(forged, "GET", "/api/nothing");
        assertRefused(forged, "PATCH", "/api/notes/1");
        assertRefused(forged, "GET", "/q/health/live");
    }
}
