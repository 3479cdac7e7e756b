package io.turnout.control.api.room.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.RoomSession;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the room shows of who answers. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class TrafficPanelTest extends RoomSession {
    @Test
    void showsBothSidesInFiguresAndAsPoints() throws JsonProcessingException {
        tell("carried", "legacy", 0, 180);
        tell("carried", "candidate", 6, 60);

        Document page = page("/control");

        assertThat(page.getElementById("t-carried").select("td").eachText())
                .containsExactly("25 %", "3.0", "0", "0.3 ms", "1.0", "6 (10 %)", "–");
        assertThat(page.getElementById("t-free").select("td").first().text()).isEqualTo("nobody asks");
        assertThat(page.getElementById("traffic-summary").text()).contains("In the last minute");
        JsonNode points = new ObjectMapper()
                .readTree(page.getElementById("traffic-charts").attr("data-points"));
        assertThat(points.path("legacy").path("perSecond")).hasSize(120);
        assertThat(points.path("candidate").path("failedPerSecond")).anyMatch(failed -> failed.asDouble() > 0);
    }

    @Test
    void showsOnACapabilitysPageOnlyItsOwn() {
        tell("untouched", "legacy", 0, 300);

        assertThat(page("/control/capabilities/untouched")
                        .getElementById("traffic-summary")
                        .text())
                .contains("the legacy side answered 5.0 a second")
                .contains("candidates 0 a second, which is 0 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charts.js", "uplot.js", "uplot.css"})
    void servesWhatDrawsItFromHere(String asset) {
        given().get("/control/" + asset).then().statusCode(200);
    }

    /** In the last minute, and in a slot that is over. */
    private static void tell(String capability, String side, int failed, int answers) {
        given().contentType(ContentType.JSON)
                .body("""
                        {"gateway": "%s", "sequence": 1, "windows": [{"millisAgo": 20000, "sides": [
                          {"capability": "%s", "side": "%s", "failed": %d, "latencies": [%d]}]}]}
                        """.formatted(UUID.randomUUID(), capability, side, failed, answers))
                .post("/internal/traffic")
                .then()
                .statusCode(204);
    }
}
