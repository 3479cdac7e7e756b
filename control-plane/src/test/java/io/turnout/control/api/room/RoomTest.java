package io.turnout.control.api.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.compared.FieldTree;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show, and to whom. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RoomTest extends RoomSession {
    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "/control, /control/sign-in?return=%2Fcontrol",
        "/control/capabilities/free, /control/sign-in?return=%2Fcontrol%2Fcapabilities%2Ffree",
        "/control/news, /control/sign-in?return=%2Fcontrol%2Fnews"
    })
    void leadsWhoIsNotSignedInToWhereOneDoes(String path, String way) {
        Response answer = nobody().get(path);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(way);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/control", "/control/capabilities/free", "/control/news"})
    void isForOperatorsOnly(String path) {
        Response answer = browser(Tokens.aToken()
                        .subject("eve")
                        .roles("attendee", "editor")
                        .build())
                .get(path);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void showsAllCapabilities() {
        report(PageTestData.page("free", run(), PageTestData.differing(40)));

        Document page = page("/control");

        assertThat(page.select(".capabilities tbody th").eachText())
                .containsExactly("free", "carried", "untouched", "released", "part");
        assertThat(page.select("#c-free .verdict").text()).isEqualTo("fail");
        assertThat(page.select("#c-free td").first().text()).startsWith("fail $.a differs");
        assertThat(page.select("#c-free .figure").eachText()).containsExactly("5 %", "40", "100 % at most 100 %");
        assertThat(page.select("#c-untouched td").first().text()).isEqualTo("never compared");
        assertThat(page.select(".log li").first().text())
                .contains("olga free: a new run")
                .contains("a test begins");
    }

    @Test
    void showsWhereEachCapabilityIs() {
        Document page = page("/control");

        assertThat(page.select("#at-part th").text()).isEqualTo("part attribute of released");
        assertThat(page.select(".places tbody th a").eachText())
                .containsExactly("free", "carried", "untouched", "released", "part");
        assertThat(page.select("#line-free .train text").first().text()).isEqualTo("5 %");
        assertThat(page.select("#line-free .passed")).hasSize(2);
        assertThat(page.select("#at-free .stage").text()).startsWith("SHADOW");
        assertThat(page.select("#map-summary").text()).contains("at LEGACY");
        assertThat(page.select("#live").text()).matches("As of \\d\\d:\\d\\d:\\d\\d UTC");
        assertThat(page.select("svg[role=img]").attr("aria-labelledby")).isEqualTo("map-title");
    }

    @Test
    void showsWhereAnswersDifferAndHow() {
        report(page("GET /x?q=<script>", "a <b>bold</b> 1 z", "a <b>bold</b> 22 z"));

        Document page = page(FREE);

        assertThat(page.select("h1").text()).isEqualTo("free fail");
        assertThat(page.select("a[href=#" + FieldTree.idOf("$.a") + "]").text()).isEqualTo("$.a");
        var field = page.getElementById(FieldTree.idOf("$.a"));
        assertThat(page.select(".figures").first().text()).contains("Build of the other side b1");
        assertThat(field.select("details").first().hasAttr("open")).isTrue();
        assertThat(page.select(".tree > li > details").first().hasAttr("open")).isTrue();
        assertThat(field.select(".bars").attr("aria-label")).isEqualTo("differed in 40 of 40, noise in 0");
        assertThat(field.select("figcaption code").text()).isEqualTo("GET /x?q=<script>");
        assertThat(field.select(".value").eachText()).containsExactly("a <b>bold</b> 1 z", "a <b>bold</b> 22 z");
        assertThat(field.select("mark").eachText()).containsExactly("1", "22");
        assertThat(field.select("pre").text()).isEqualTo("curl -sS 'http://a/x'");
        assertThat(page.select("script")).allSatisfy(script -> {
            assertThat(script.attr("src")).startsWith("/control/");
            assertThat(script.html()).isEmpty();
        });
        assertThat(page.select("[style], [onclick]")).isEmpty();
        assertThat(page.select("#skipped + dl").text()).isEqualTo("NO_PLACE 1");
        assertThat(page.select("#unseen-list li").eachText()).containsExactly("$.items[*].d", "status:404");
    }

    @Test
    void showsWhatHasNeverBeenCompared() {
        assertThat(page("/control/capabilities/untouched").select(".lead").text())
                .isEqualTo("Nothing has been compared yet.");
    }

    @ParameterizedTest
    @CsvSource({"/control/room.css, text/css", "/control/room.js, text/javascript"})
    void sendsWhatPagesLoadOnce(String path, String type) {
        Response first = nobody().get(path);

        assertThat(first.contentType()).startsWith(type);
        assertThat(nobody().header("If-None-Match", first.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void letsScriptsOfNobodyElseRun() {
        assertThat(browser(OPERATOR).get("/control").header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
    }

    private Page page(String request, String primary, String other) {
        Page page = PageTestData.page("free", run(), PageTestData.differing(40));
        Page.Example example = page.examples().getFirst();
        return new Page(
                page.capability(),
                page.run(),
                "b1",
                page.counts(),
                0,
                page.notCompared(),
                page.rules(),
                page.expected(),
                List.of(new Page.Example("$.a", "VALUE", request, primary, other, "trace", example.replay())));
    }

    private void report(Page page) {
        given().contentType(ContentType.JSON)
                .body(json.createObjectNode()
                        .put("gateway", UUID.randomUUID().toString())
                        .put("sequence", 1)
                        .set("pages", json.valueToTree(List.of(page)))
                        .toString())
                .post("/internal/shadow/reports")
                .then()
                .statusCode(204);
    }
}
