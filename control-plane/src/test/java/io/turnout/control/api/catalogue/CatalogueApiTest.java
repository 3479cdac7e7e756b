package io.turnout.control.api.catalogue;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class CatalogueApiTest {
    private static final String CATALOGUE = "/api/control/catalogue";

    @Test
    void tellsOfEachServiceWhatItSaysOfItself() {
        JsonPath catalogue = get(CATALOGUE).jsonPath();

        assertThat(catalogue.getList("services.called"))
                .containsExactly("gateway", "cared-for", "forgotten", "mute", "gone", "nowhere", "control");
        Map<String, Object> caredFor = service(catalogue, "cared-for");
        assertThat(caredFor)
                .containsEntry("name", "cared-for-service")
                .containsEntry("owner", "us")
                .containsEntry("tier", 2)
                .containsEntry("build", "0123abcd")
                .containsEntry("stale", null)
                .containsEntry("silent", null);
        assertThat(catalogue.getList("services.find { it.called == 'cared-for' }.missing"))
                .isEmpty();
    }

    @Test
    void saysOfWhichTooLittleIsKnown() {
        JsonPath catalogue = get(CATALOGUE).jsonPath();

        assertThat(catalogue.getList("services.find { it.called == 'forgotten' }.missing", String.class))
                .containsExactly("tier", "runbook", "slo", "dependsOn", "build");
        assertThat(service(catalogue, "forgotten").get("stale").toString()).contains("2020-02-29", "180 days");
        assertThat(service(catalogue, "mute").get("silent").toString()).contains("404");
        assertThat(service(catalogue, "gone").get("silent").toString()).contains("cannot be reached");
        assertThat(service(catalogue, "nowhere").get("silent").toString()).contains("no address");
        assertThat(catalogue.getList("services.find { it.called == 'gone' }.missing"))
                .hasSize(7);
    }

    @Test
    void isForOperators() {
        String attendee = Tokens.aToken().roles("attendee").build();

        given().header("Authorization", "Bearer " + attendee)
                .get(CATALOGUE)
                .then()
                .statusCode(403);
    }

    @Test
    void saysWhoseTheControlPlaneIs() {
        JsonPath catalogue = get(CATALOGUE).jsonPath();

        assertThat(service(catalogue, "control"))
                .containsEntry("name", "control-plane")
                .containsEntry("silent", null)
                .containsKey("startedAt");
        assertThat(catalogue.getList("services.find { it.called == 'control' }.missing"))
                .isEmpty();
    }

    @Test
    void saysSoToWhoeverAsksItToo() {
        JsonPath about = get("/internal/about").jsonPath();

        assertThat(about.getString("name")).isEqualTo("control-plane");
        assertThat(about.getMap("metadata").values()).doesNotContainNull();
    }

    private static Map<String, Object> service(JsonPath catalogue, String called) {
        return catalogue.getMap("services.find { it.called == '%s' }".formatted(called));
    }
}
