package io.turnout.control.api.room.flag;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.RoomSession;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All flags, written anew in the room. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class AllFlagsPagesTest extends RoomSession {
    private static final String FLAGS = "/control/flags";
    private static final String TWO = """
            {"flags": {"kept": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"},
                       "gone": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"}}}""";
    private static final String OTHERS = """
            {"flags": {"kept": {"state": "DISABLED", "variants": {"on": true}, "defaultVariant": "on"},
                       "more": {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on"}}}""";

    @BeforeEach
    void two() {
        given().contentType(ContentType.JSON)
                .body("{\"document\": %s, \"reason\": \"a test begins\"}".formatted(TWO))
                .put("/api/control/flags")
                .then()
                .statusCode(200);
    }

    @Test
    void areChangedOnceSomebodyHasSeenWhatThatChanges() {
        Element form = page(FLAGS).select("#all-flags form").first();
        assertThat(form.select("textarea").first().wholeText()).contains("\"gone\"");

        Document preview = Jsoup.parse(send(form, OTHERS).asString());

        assertThat(preview.select("h1").text()).isEqualTo("Change all flags?");
        assertThat(preview.select("h2").eachText()).containsExactlyInAnyOrder("kept", "gone", "more");
        assertThat(page(FLAGS).select("tbody tr").eachAttr("id")).containsExactlyInAnyOrder("f-kept", "f-gone");
        Response changed = send(preview.select("form.flag").first(), OTHERS);
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(page(FLAGS).select("tbody tr").eachAttr("id")).containsExactlyInAnyOrder("f-kept", "f-more");
    }

    @Test
    void areNotChangedWhereSomebodyElseHasDoneSoMeanwhile() {
        Element form = page(FLAGS).select("#all-flags form").first();
        Document preview = Jsoup.parse(send(form, OTHERS).asString());
        given().delete("/api/control/flags/gone?reason=else");

        assertThat(send(preview.select("form.flag").first(), OTHERS).statusCode())
                .isEqualTo(412);
        assertThat(page(FLAGS).select("tbody tr").eachAttr("id")).containsExactly("f-kept");
    }

    @Test
    void areRefusedWithAWordWhereTheyAreNoFlags() {
        Response answer = send(page(FLAGS).select("#all-flags form").first(), "{\"flags\": 3}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.asString()).select("main").text()).contains("refused");
    }

    private static Response send(Element form, String document) {
        Map<String, String> fields = new HashMap<>();
        form.select("input").forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.put("document", document);
        fields.put("reason", "to see");
        return form(form.attr("action"), fields);
    }
}
