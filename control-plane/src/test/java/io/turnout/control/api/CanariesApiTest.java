package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class CanariesApiTest {
    private static final String CANARIES = "/api/control/canaries";
    private static final String TOLD = "/internal/canaries?wait=0&after=";

    @AfterEach
    void nobody() {
        set("free", "{\"percent\": 0, \"reason\": \"a test is over\"}");
        set("carried", "{\"percent\": 0, \"reason\": \"a test is over\"}");
    }

    @Test
    void tellsGatewaysWhatIsSet() {
        set("free", "{\"percent\": 12.5, \"reason\": \"to see\"}")
                .then()
                .statusCode(200)
                .body("percent", equalTo(12.5f))
                .body("waitingFor", nullValue());

        String version = get("/internal/canaries?wait=2000&after=")
                .then()
                .statusCode(200)
                .body("canaries", hasSize(1))
                .body("canaries[0].capability", equalTo("free"))
                .body("canaries[0].percent", equalTo(12.5f))
                .extract()
                .path("version");
        get(TOLD + version).then().statusCode(204);
        get(CANARIES)
                .then()
                .statusCode(200)
                .body("capabilities.find { it.capability == 'free' }.percent", equalTo(12.5f));
    }

    @Test
    void tellsNothingOfDataThatIsNotVerified() {
        set("carried", "{\"percent\": 100, \"reason\": \"too early\"}")
                .then()
                .statusCode(200)
                .body("percent", equalTo(100f))
                .body("waitingFor", containsString("is VERIFIED; it is LEGACY"));

        get("/internal/canaries?wait=2000&after=x").then().statusCode(200).body("canaries", empty());
    }

    @Test
    void remembersWhoWantedWhat() {
        set("free", "{\"percent\": 3, \"reason\": \" to see \"}").then().statusCode(200);

        get(CANARIES + "/log?limit=1")
                .then()
                .statusCode(200)
                .body("entries", hasSize(1))
                .body("entries[0].capability", equalTo("free"))
                .body("entries[0].percent", equalTo(3f))
                .body("entries[0].who", equalTo("ada"))
                .body("entries[0].why", equalTo("to see"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"percent\": 101, \"reason\": \"x\"}",
                "{\"percent\": -1, \"reason\": \"x\"}",
                "{\"percent\": 5}",
                "{\"reason\": \"x\"}",
                "{\"percent\": \"many\", \"reason\": \"x\"}",
                "null",
                "{"
            })
    void refusesWhatIsNoShare(String body) {
        set("free", body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void refusesWhatThePlanDoesNotHave() {
        set("nonsense", "{\"percent\": 5, \"reason\": \"x\"}").then().statusCode(404);
        get("/internal/canaries/behind?dataset=nonsense").then().statusCode(400);
        get("/internal/canaries/behind").then().statusCode(400);
        get("/internal/canaries/caught-up?wait=0").then().statusCode(400);
        get("/internal/canaries/caught-up?wait=0&datasets=nonsense").then().statusCode(400);
    }

    @Test
    void isForOperators() {
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("eve", "editor"))
                .get(CANARIES)
                .then()
                .statusCode(403);
    }

    private static Response set(String capability, String body) {
        return given().contentType(ContentType.JSON).body(body).put(CANARIES + "/" + capability);
    }
}
