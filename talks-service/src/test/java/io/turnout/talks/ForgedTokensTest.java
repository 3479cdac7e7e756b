package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.testing.ForgedRequests.assertRefused;
import static org.hamcrest.Matchers.equalTo;

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
        long changes = changes();

        assertRefused(forged, "POST", "/api/talks");
        assertRefused(forged, "DELETE", "/api/talks/1");
        assertRefused(forged, "POST", "/internal/talks/resolve");
        assertRefused(forged, "GET", "/api/talks");
        assertRefused(forged, "HEAD", "/api/talks");
        assertRefused(forged, "GET", "/api/nothing");
        assertRefused(forged, "DELETE", "/api/talks");
        assertRefused(forged, "GET", "/q/health/live");

        given().get("/changes?after=" + changes).then().body("next", equalTo((int) changes));
    }

    private static long changes() {
        return given().get("/changes?limit=1000&after=0").jsonPath().getLong("next");
    }
}
