package io.turnout.control.api.traffic;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class TrafficApiTest {
    private static final String TRAFFIC = "/api/control/traffic";

    @Test
    void showsWhatGatewaysTellBySide() {
        double before = sum(traffic("released"), "legacy.perSecond");

        tell("released", "legacy", 30, 10);
        tell("released", "candidate", 0, 20);

        JsonPath traffic = traffic("released");
        assertThat(sum(traffic, "legacy.perSecond") - before).isEqualTo(10 / 5.0);
        assertThat(sum(traffic, "candidate.perSecond")).isGreaterThanOrEqualTo(20 / 5.0);
        assertThat(sum(traffic, "legacy.failedPerSecond")).isPositive();
    }

    @Test
    void holdsAnAttributeAgainstWhatAnswersTheWhole() {
        double before = sum(traffic("part"), "legacy.perSecond");

        tell("released", "legacy", 0, 5);

        assertThat(sum(traffic("part"), "legacy.perSecond")).isEqualTo(before + 1);
    }

    @Test
    void hasOneNumberASlot() {
        get(TRAFFIC + "?minutes=60")
                .then()
                .statusCode(200)
                .body("slotSeconds", equalTo(5))
                .body("legacy.perSecond", hasSize(720))
                .body("candidate.p99Millis", hasSize(720));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?minutes=0", "?minutes=61", "?minutes=x"})
    void refusesATimeThatIsNotKept(String query) {
        get(TRAFFIC + query).then().statusCode(400).body("type", equalTo("/problems/invalid-parameter"));
    }

    @Test
    void refusesACapabilityThatThePlanDoesNotHave() {
        get(TRAFFIC + "?capability=nothing").then().statusCode(404);
    }

    @Test
    void isForOperatorsOnly() {
        given().header("Authorization", Tokens.bearer("eve", "attendee", "editor"))
                .get(TRAFFIC)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"gateway\":\"g\",\"sequence\":1}",
                "{\"gateway\":\"g\",\"sequence\":1,\"windows\":[null]}",
                "{\"gateway\":\"g\",\"sequence\":1,\"windows\":[{\"millisAgo\":-1,\"sides\":[]}]}",
                "{\"gateway\":\"g\",\"sequence\":1,\"windows\":[{\"millisAgo\":1,\"sides\":[{\"capability\":\"x\",\"side\":\"y\"}]}]}"
            })
    void refusesWhatNoGatewayTells(String report) {
        given().contentType(ContentType.JSON)
                .body(report)
                .post("/internal/traffic")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static JsonPath traffic(String capability) {
        return get(TRAFFIC + "?capability=" + capability).jsonPath();
    }

    private static double sum(JsonPath traffic, String numbers) {
        return traffic.getList(numbers, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static void tell(String capability, String side, int failed, int answers) {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "gateway",
                        UUID.randomUUID().toString(),
                        "sequence",
                        1,
                        "windows",
                        List.of(Map.of(
                                "millisAgo",
                                20_000,
                                "sides",
                                List.of(Map.of(
                                        "capability", capability,
                                        "side", side,
                                        "failed", failed,
                                        "latencies", List.of(0, answers)))))))
                .post("/internal/traffic")
                .then()
                .statusCode(204);
    }
}
