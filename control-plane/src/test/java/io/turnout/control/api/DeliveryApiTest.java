package io.turnout.control.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The candidate of {@code released} is {@code mute}, which says nothing of itself: its deploys are told. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class DeliveryApiTest extends Released {
    private static final String DELIVERY = "/api/control/delivery";
    private static final String DEPLOYS = "/api/control/deploys";

    /** Each test has builds of its own. */
    private final String build = "b" + UUID.randomUUID();

    @Test
    void findsByItselfWhichBuildRunsAndTakesTheFirstOneForNoDeploy() {
        await().untilAsserted(() ->
                assertThat(service("cared-for").getString("build")).isEqualTo("0123abcd"));

        JsonPath caredFor = service("cared-for");
        assertThat(caredFor.getString("changedAt")).isEqualTo("2026-11-29T17:00:00Z");
        assertThat(caredFor.getList("deploys")).isEmpty();
        assertThat(caredFor.<Object>get("frequency.perDay")).isNull();
        assertThat(caredFor.getString("frequency.grade")).isEqualTo("TOO_FEW");
        assertThat(service("gone").<Object>get("build")).isNull();
    }

    @Test
    void keepsADeployThatIsToldOnce() {
        Instant at = Instant.now().minusSeconds(60);
        Map<String, Object> deploy = Map.of(
                "service",
                "mute",
                "build",
                build,
                "changedAt",
                at.minusSeconds(600).toString(),
                "at",
                at.toString(),
                "reason",
                "a test");

        tell(deploy).then().statusCode(201).body("toldBy", equalTo("ada"));
        tell(deploy).then().statusCode(200).body("build", equalTo(build));

        assertThat(service("mute").getList("deploys.build")).containsOnlyOnce(build);
        assertThat(service("mute").getInt("leadTime.times.n")).isPositive();
    }

    @Test
    void aBuildThatUsersReadFromUntilItWasTakenBackIsAFailedChange() {
        tell(Map.of("service", "mute", "build", build, "reason", "a test"))
                .then()
                .statusCode(201);
        int failed = service("mute").getInt("changeFailures.failed");
        toFirstStep();

        tell(build, 200, 800);
        tell(build, 200, 800);
        awaitTakenBack();

        await().untilAsserted(() ->
                assertThat(service("mute").getInt("changeFailures.failed")).isEqualTo(failed + 1));
        JsonPath mute = service("mute");
        assertThat(mute.getDouble("changeFailures.rate")).isPositive();
        assertThat(mute.getInt("restore.times.n")).isPositive();
        assertThat(mute.getString("rulings[0].build")).isEqualTo(build);
        assertThat(mute.getString("rulings[0].kind")).isEqualTo("TAKEN_BACK");
        assertThat(mute.getString("rulings[0].why")).contains("of its requests failed");
    }

    @Test
    void whatHappensToABuildThatNobodyHasToldOfIsNoServices() {
        toFirstStep();

        tell(build, 200, 800);
        tell(build, 200, 800);
        awaitTakenBack();

        await().untilAsserted(() -> assertThat(get(DELIVERY).jsonPath().getList("unattributed.build"))
                .contains(build));
        assertThat(service("mute").getList("deploys.build")).doesNotContain(build);
    }

    @Test
    void isReadOnceForAllWhoAskWithinSomeSecondsUntilADeployIsTold() {
        await().untilAsserted(() -> assertThat(asOf()).isEqualTo(asOf()));
        Instant known = asOf();

        tell(Map.of("service", "mute", "build", build, "reason", "a test"));

        assertThat(asOf()).isAfter(known);
        await().untilAsserted(() -> assertThat(asOf()).isAfter(known.plusSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "service, nobody",
        "build, ''",
        "build, 'two words'",
        "changedAt, yesterday",
        "changedAt, 2999-01-01T00:00:00Z",
        "at, 2026-11-30",
        "at, 2999-01-01T00:00:00Z",
        "at, 1999-01-01T00:00:00Z",
        "reason, ''"
    })
    void refusesWhatIsNoDeploy(String field, String value) {
        Map<String, Object> deploy = new HashMap<>(Map.of("service", "mute", "build", build, "reason", "a test"));
        deploy.put(field, value);

        tell(deploy)
                .then()
                .statusCode(400)
                .body("type", containsString("invalid-body"))
                .body("detail", containsString(field));
        assertThat(service("mute").getList("deploys.build")).doesNotContain(build);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "366", "many", "-1"})
    void refusesDaysThatAreNone(String days) {
        get(DELIVERY + "?days=" + days).then().statusCode(400).body("type", containsString("invalid-parameter"));
    }

    @Test
    void isForOperators() {
        String attendee = "Bearer " + Tokens.aToken().roles("attendee").build();

        given().header("Authorization", attendee).get(DELIVERY).then().statusCode(403);
        given().header("Authorization", attendee)
                .contentType(ContentType.JSON)
                .body(Map.of("service", "mute", "build", build, "reason", "a test"))
                .post(DEPLOYS)
                .then()
                .statusCode(403);
    }

    private static Response tell(Map<String, Object> deploy) {
        return given().contentType(ContentType.JSON).body(deploy).post(DEPLOYS);
    }

    private static Instant asOf() {
        return Instant.parse(get(DELIVERY).jsonPath().getString("asOf"));
    }

    private static JsonPath service(String name) {
        return get(DELIVERY).jsonPath().setRootPath("services.find { it.service == '%s' }".formatted(name));
    }
}
