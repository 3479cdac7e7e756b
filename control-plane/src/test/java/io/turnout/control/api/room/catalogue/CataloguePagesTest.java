package io.turnout.control.api.room.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.RoomSession;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class CataloguePagesTest extends RoomSession {
    private static final String CATALOGUE = "/control/catalogue";

    @Test
    void showsWhoAnswersForWhat() {
        Document page = page(CATALOGUE);

        assertThat(page.select("#c-cared-for").text())
                .contains("cared-for-service", "tier 2", "us", "99 %", "a-db, b", "0123abcd", "reviewed on");
        assertThat(page.select("#c-cared-for .changed").text()).isEqualTo("2026-11-29 17:00 UTC");
        assertThat(page.select("#c-forgotten .changed").text()).isEqualTo("not known");
        assertThat(page.select("#c-gone .changed").text()).isEmpty();
        assertThat(page.select("#c-cared-for .verdict")).isEmpty();
        assertThat(page("/control").select("header nav a").eachAttr("href")).contains(CATALOGUE);
    }

    @Test
    void showsOfWhichTooLittleIsKnown() {
        Document page = page(CATALOGUE);

        assertThat(page.select("#c-forgotten .verdict").eachText()).containsExactly("missing", "stale");
        assertThat(page.select("#c-forgotten td").first().text()).isEqualTo("<b>somebody</b>");
        assertThat(page.select("#c-mute .verdict, #c-gone .verdict").eachText()).containsExactly("silent", "silent");
    }

    @Test
    void leadsToRunbooks() {
        String link = page(CATALOGUE).select("#c-cared-for a").attr("href");

        Document runbook = page(link);

        assertThat(runbook.select("article h1").text()).isEqualTo("When the control plane is down");
        assertThat(runbook.select("article code").text()).contains("./turnout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "..%2Fapplication", "Gateway"})
    void hasNoOtherRunbooks(String name) {
        assertThat(browser(OPERATOR).get(CATALOGUE + "/runbooks/" + name).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isForOperators() {
        String attendee = Tokens.aToken().roles("attendee").build();

        assertThat(browser(attendee).get(CATALOGUE).statusCode()).isEqualTo(403);
        assertThat(nobody().get(CATALOGUE).statusCode()).isEqualTo(303);
        assertThat(browser(attendee).get(CATALOGUE + "/runbooks/gateway").statusCode())
                .isEqualTo(403);
    }
}
