package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody has told this service which issuer to trust. */
@QuarkusTest
@TestProfile(WithoutKeysTest.Profile.class)
class WithoutKeysTest {
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class));
        }
    }

    @Test
    void readsGoOnAndEveryTokenIsRefused() {
        given().get("/api/talks").then().statusCode(200);
        given().header("Authorization", Tokens.bearer("ada", "editor"))
                .contentType("application/json")
                .body("{\"title\": \"A\"}")
                .post("/api/talks")
                .then()
                .statusCode(401)
                .body("detail", equalTo("The token is not valid. Get one from the issuer that this site trusts."));
    }
}
