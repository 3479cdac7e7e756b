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
import io.turnout.testing.Tokens;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class FlagPagesTest extends RoomSession {
    private static final String FLAGS = "/control/flags";
    private static final String HALF =
            "{\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\": \"off\","
                    + " \"targeting\": {\"fractional\": [[\"on\", 1], [\"off\", 3]]}, \"metadata\": {\"purpose\": \"<b>bold</b>\"}}";

    @BeforeEach
    void oneFlag() {
        given().contentType(ContentType.JSON)
                .body("{\"document\": {\"flags\": {\"half\": %s}}, \"reason\": \"a test begins\"}".formatted(HALF))
                .put("/api/control/flags")
                .then()
                .statusCode(200);
    }

    @Test
    void showsWhoGetsWhat() {
        Document page = page(FLAGS);

        assertThat(page.select("#f-half td").first().text()).isEqualTo("25 % on, 75 % off");
        assertThat(page.select("#f-half th small").text()).isEqualTo("<b>bold</b>");
        assertThat(page(FLAGS + "/half").select("#written").val()).contains("\"fractional\"");
        assertThat(page("/control").select("header nav a").attr("href")).isEqualTo(FLAGS);
    }

    @Test
    void showsAChangeBeforeItIsMade() {
        Document preview = sent(page(FLAGS + "/half").select("form.flag").first(), HALF.replace("1]", "2]"));

        assertThat(preview.select(".diff del").text()).contains("[ \"on\", 1 ]");
        assertThat(preview.select(".diff ins").text()).contains("[ \"on\", 2 ]");
        assertThat(page(FLAGS).select("#f-half td").first().text())
                .as("not yet")
                .startsWith("25 %");

        assertThat(confirmed(preview).header("Location")).endsWith(FLAGS + "/half");
        assertThat(page(FLAGS).select("#f-half td").first().text()).isEqualTo("40 % on, 60 % off");
        assertThat(page(FLAGS).select(".log li").first().text()).contains("olga", "half", "to see");
    }

    @Test
    void makesAChangeOnlyOfWhatItWasShownFor() {
        Document preview = sent(page(FLAGS + "/half").select("form.flag").first(), HALF.replace("1]", "2]"));
        given().contentType(ContentType.JSON)
                .body("{\"flag\": %s, \"reason\": \"somebody else\"}".formatted(HALF.replace("1]", "9]")))
                .put("/api/control/flags/half");

        assertThat(confirmed(preview).statusCode()).isEqualTo(412);
        assertThat(page(FLAGS).select("#f-half td").first().text()).startsWith("75 %");
    }

    @Test
    void goesBackAndRemoves() {
        long before = given().get("/api/control/flags").jsonPath().getLong("version");
        given().contentType(ContentType.JSON)
                .body("{\"flag\": %s, \"reason\": \"x\"}".formatted(HALF.replace("1]", "9]")))
                .put("/api/control/flags/half");

        Element form = page(FLAGS).select("#d-" + before + " form").first();
        Document preview = Jsoup.parse(form(
                        form.attr("action"),
                        Map.of("version", form.select("[name=version]").val(), "to", "" + before, "reason", "better"))
                .asString());
        assertThat(preview.select("h1").text()).isEqualTo("Go back to version %d?".formatted(before));
        assertThat(confirmed(preview).statusCode()).isEqualTo(303);
        assertThat(page(FLAGS).select("#f-half td").first().text()).startsWith("25 %");

        Element removal = page(FLAGS + "/half").select("#remove form").first();
        form(
                removal.attr("action"),
                Map.of(
                        "key",
                        "half",
                        "version",
                        removal.select("[name=version]").val(),
                        "reason",
                        "gone"));
        assertThat(browser(OPERATOR).get(FLAGS + "/half").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "3", "{\"state\": \"ON\", \"variants\": {\"a\": 1}}"})
    void saysInAPageWhatIsWrong(String flag) {
        Response answer = form(FLAGS + "/preview", Map.of("key", "half", "flag", flag, "version", "1", "reason", "x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.asString()).select("main").text()).contains("refused");
    }

    @Test
    void isForOperators() {
        String attendee = Tokens.aToken().roles("attendee").build();

        assertThat(browser(attendee).get(FLAGS).statusCode()).isEqualTo(403);
        assertThat(nobody().get(FLAGS).statusCode()).isEqualTo(303);
        for (String path : new String[] {"/preview", "/change", "/removals", "/revert", "/revert/preview"}) {
            Response answer = browser(attendee)
                    .contentType("application/x-www-form-urlencoded")
                    .body("key=half&flag=%7B%7D&version=1&to=1&reason=x")
                    .post(FLAGS + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(browser(OPERATOR)
                            .header("Sec-Fetch-Site", "cross-site")
                            .contentType("application/x-www-form-urlencoded")
                            .body("key=half&flag=%7B%7D&version=1&to=1&reason=x")
                            .post(FLAGS + path)
                            .statusCode())
                    .as("from elsewhere: " + path)
                    .isEqualTo(403);
        }
    }

    private static Document sent(Element form, String flag) {
        return Jsoup.parse(form(
                        form.attr("action"),
                        Map.of(
                                "key",
                                form.select("[name=key]").val(),
                                "version",
                                form.select("[name=version]").val(),
                                "flag",
                                flag,
                                "reason",
                                "to see"))
                .asString());
    }

    private static Response confirmed(Document preview) {
        Element form = preview.select("form.flag").first();
        Map<String, String> fields = new java.util.HashMap<>();
        form.select("input").forEach(field -> fields.put(field.attr("name"), field.val()));
        return form(form.attr("action"), fields);
    }
}
