package io.turnout.control.api.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports in the room. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ReportPagesTest extends RoomSession {
    private static final String REPORT = "/control/reports/rollouts/free";

    @BeforeEach
    void aRollout() {
        ask("start");
    }

    @AfterEach
    void over() {
        ask("rollback");
    }

    @Test
    void showsOneInTheRoomsOwnStyle() {
        Document page = page(REPORT);

        assertThat(page.select("h1").text()).isEqualTo("free Under way");
        assertThat(page.select("[style], style, script")).isEmpty();
        assertThat(browser(OPERATOR).get(REPORT).header("Content-Security-Policy"))
                .contains("style-src 'self'");
        assertThat(browser(OPERATOR).get("/control/report.css").contentType()).startsWith("text/css");
    }

    @Test
    void givesCopiesThatNeedNothingElse() {
        for (var link : page(REPORT).select(".asof a")) {
            Response copy = browser(OPERATOR).get(link.attr("href"));

            assertThat(copy.statusCode()).isEqualTo(200);
            assertThat(copy.header("Content-Disposition")).startsWith("attachment; filename=\"turnout-free-");
            assertThat(copy.asString()).contains("Who was exposed").doesNotContain("/control/room.css");
        }
        assertThat(page(REPORT).select(".asof a")).hasSize(2);
    }

    @Test
    void leadsWhoIsNotSignedInToWhereOneDoes() {
        assertThat(nobody().get(REPORT).statusCode()).isEqualTo(303);
        assertThat(nobody().get(REPORT + "/1.html").statusCode()).isEqualTo(303);
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(browser(OPERATOR).get("/control/reports/rollouts/untouched").statusCode())
                .isEqualTo(404);
    }

    @Test
    void capabilitiesLeadToTheirs() {
        assertThat(page("/control/capabilities/free").select("a[href=" + REPORT + "]"))
                .hasSize(1);
    }

    private static void ask(String operation) {
        given().contentType(ContentType.JSON)
                .body(Map.of("operation", operation, "reason", "a test"))
                .post("/api/control/rollouts/free/operations");
    }
}
