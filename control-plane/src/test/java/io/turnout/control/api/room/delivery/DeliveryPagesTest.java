package io.turnout.control.api.room.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.RoomSession;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class DeliveryPagesTest extends RoomSession {
    private static final String DELIVERY = "/control/delivery";

    @Test
    void showsFourMeasuresAndSaysWhereThereIsTooLittle() {
        await().untilAsserted(() ->
                assertThat(page(DELIVERY).select("#d-cared-for code").text()).isEqualTo("0123abcd"));

        Document page = page(DELIVERY);

        assertThat(page.select("#d-cared-for dt").eachText())
                .containsExactly(
                        "Lead time below 1 h",
                        "Deploys on demand: one a day at least",
                        "Change failures 0 to 15 %",
                        "Time to restore below 1 h");
        assertThat(page.select("#d-cared-for .verdict").eachText()).containsOnly("too few to say");
        assertThat(page.select("#d-cared-for dd").text()).contains("no rate is made of less than a day");
        assertThat(page.select("#d-cared-for p").first().text()).contains("changed 2026-11-29 17:00 UTC");
        assertThat(page.select(".missing").text()).contains("gone");
        assertThat(page.select("[data-settle-seconds]").attr("data-settle-seconds"))
                .isEqualTo("12");
        assertThat(page("/control").select("header nav a").eachAttr("href")).contains(DELIVERY);
    }

    @Test
    void showsEachDeployOnTheLineAndInTheList() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "service",
                        "nowhere",
                        "build",
                        "<b>1</b>",
                        "changedAt",
                        Instant.now().minusSeconds(720).toString(),
                        "reason",
                        "release <1>"))
                .post("/api/control/deploys");

        Document page = page(DELIVERY + "?days=7");

        assertThat(page.select("#d-nowhere circle")).hasSize(1);
        assertThat(page.select("#l-nowhere li").text())
                .contains("<b>1</b>", "not judged", "12 min after", "release <1>");
        assertThat(page.select("#d-nowhere dd strong").eachText()).containsExactly("12 min", "1 deploy", "–", "–");
        assertThat(page.select(".windows [aria-current]").text()).isEqualTo("7 days");
    }

    @Test
    void tellsOfADeployByItsForm() {
        assertThat(page(DELIVERY).select("#tell option").eachText()).contains("nowhere", "gone");

        assertThat(form(
                                DELIVERY + "/deploys",
                                Map.of(
                                        "service",
                                        "gone",
                                        "build",
                                        "by-hand",
                                        "changedAt",
                                        "",
                                        "at",
                                        "",
                                        "reason",
                                        "to see"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(page(DELIVERY).select("#l-gone li").text()).contains("by-hand", "to see");
        assertThat(form(DELIVERY + "/deploys", Map.of("service", "gone", "build", "", "reason", "to see"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void isForOperators() {
        String attendee = Tokens.aToken().roles("attendee").build();

        assertThat(browser(attendee).get(DELIVERY).statusCode()).isEqualTo(403);
        assertThat(nobody().get(DELIVERY).statusCode()).isEqualTo(303);
        assertThat(browser(OPERATOR).get(DELIVERY + "?days=none").statusCode()).isEqualTo(400);
    }
}
