package io.turnout.control.api.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.control.api.ControlResource;
import io.turnout.control.shadow.Page;
import io.turnout.control.shadow.PageTestData;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class RoomTest {
    private static final String FREE = "/control/capabilities/free";
    private static final String OPERATOR = Tokens.aToken()
            .subject("olga")
            .roles("operator")
            .claim("name", "Olga O")
            .build();

    @Inject
    ObjectMapper json;

    @BeforeEach
    void beginAnew() {
        for (Map<String, String> rule : declared()) {
            send("/rules/withdrawals", Map.of("rule", rule.get("rule"), "reason", "a test begins"));
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("stopped", false, "reason", "a test begins"))
                .put("/api/control/shadow");
        given().contentType(ContentType.JSON)
                .body(Map.of("percent", 5, "reason", "a test begins"))
                .put("/api/control/shadow/free");
        send("/runs", Map.of("reason", "a test begins"));
    }

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

        assertThat(page.select("tbody th").eachText()).containsExactly("free", "carried", "untouched");
        assertThat(page.select("#c-free .verdict").text()).isEqualTo("fail");
        assertThat(page.select("#c-free td").eachText()).containsExactly("fail", "5 %", "40", "100 % at most 100 %");
        assertThat(page.select("#c-untouched td").first().text()).isEqualTo("never compared");
        assertThat(page.select(".log li").first().text())
                .contains("olga free: a new run")
                .contains("a test begins");
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
        assertThat(page.select("script, [style], [onclick]").outerHtml())
                .isEqualTo("<script type=\"module\" src=\"/control/room.js\"></script>");
        assertThat(page.select("#skipped + dl").text()).isEqualTo("NO_PLACE 1");
        assertThat(page.select("#unseen-list li").eachText()).containsExactly("$.items[*].d", "status:404");
    }

    @Test
    void showsWhatHasNeverBeenCompared() {
        assertThat(page("/control/capabilities/untouched").select(".lead").text())
                .isEqualTo("Nothing has been compared yet.");
    }

    @Test
    void declaresAsNoiseAndTakesItBack() {
        report(page("GET /x", "1", "2"));
        int before = run();

        Response declared = form(FREE + "/rules", Map.of("rule", "ignore  $.a", "reason", "clocks & such"));

        assertThat(declared.statusCode()).isEqualTo(303);
        assertThat(declared.header("Location")).endsWith(FREE);
        assertThat(run()).isNotEqualTo(before);
        assertThat(rulesForGateways()).containsExactly(Map.of("rule", "ignore $.a", "because", "clocks & such"));
        assertThat(page(FREE).select(".rules li").first().text()).startsWith("ignore $.a because clocks & such");
        assertThat(page("/control").select(".log li").first().text()).contains("free: declared: ignore $.a");

        form(FREE + "/rules/withdrawals", Map.of("rule", "ignore $.a", "reason", "they are the same now"));
        assertThat(rulesForGateways()).isEmpty();
        assertThat(form(FREE + "/rules/withdrawals", Map.of("rule", "ignore $.a", "reason", "twice"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void setsWhatIsCompared() {
        form(FREE + "/share", Map.of("percent", "12.5", "reason", "to see"));
        form("/control/switch", Map.of("stopped", "true", "reason", "enough"));

        assertThat(page(FREE).select("#percent").val()).isEqualTo("12.5");
        assertThat(page("/control").select(".wrong").text()).isEqualTo("All comparing is stopped.");
        form("/control/switch", Map.of("stopped", "false", "reason", "go on"));
        assertThat(page("/control").select(".wrong").text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /capabilities/free/share | percent=101&reason=x              | 400 | a number, 0 to 100
            /capabilities/free/share | percent=NaN&reason=x              | 400 | a number, 0 to 100
            /capabilities/free/share | percent=1                         | 400 | "reason" must say why
            /capabilities/free/rules | rule=forget+$.a&reason=x          | 400 | none of ignore, tolerance, set, key
            /capabilities/free/rules | rule=&reason=x                    | 400 | is no rule
            /capabilities/other/runs | reason=x                          | 404 | no capability "other"
            /capabilities/free/runs  | reason=%zz                        | 400 | not properly encoded
            """)
    void saysInAPageWhatIsWrong(String path, String form, int status, String words) {
        Response answer = browser(OPERATOR)
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/control" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(answer.asString()).select(".lead").text()).contains(words);
    }

    @Test
    void takesNoFormOfAnotherSite() {
        int before = run();

        Response answer = browser(OPERATOR)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .body("reason=x")
                .post(FREE + "/runs");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(run()).isEqualTo(before);
    }

    @Test
    void takesNoFormOfWhoIsNoOperator() {
        int before = run();

        Response answer = nobody().contentType("application/x-www-form-urlencoded")
                .body("reason=x")
                .post(FREE + "/runs");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/control/sign-in?return=%2Fcontrol");
        assertThat(run()).isEqualTo(before);
    }

    @Test
    void signsInAndOut() {
        Response in = nobody().contentType("application/x-www-form-urlencoded")
                .body("return=%2Fcontrol%2Fcapabilities%2Ffree&token=" + OPERATOR)
                .post("/control/sign-in");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith(FREE);
        assertThat(in.header("Set-Cookie"))
                .startsWith("turnout-session=" + OPERATOR)
                .contains("HttpOnly; SameSite=Strict");

        Response wrong = nobody().contentType("application/x-www-form-urlencoded")
                .body("token=nonsense")
                .post("/control/sign-in");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.asString()).select("#token-error").text()).startsWith("The token ");

        Response out = browser(OPERATOR).post("/control/sign-out");
        assertThat(out.header("Set-Cookie")).startsWith("turnout-session=; Path=/; Max-Age=0");
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

    private static int run() {
        return given().get("/api/control/shadow/free").path("run");
    }

    private static List<Map<String, String>> declared() {
        return given().get("/api/control/shadow/free").path("declared");
    }

    private static void send(String path, Map<String, String> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/control/shadow/free" + path)
                .then()
                .statusCode(200);
    }

    private static List<Map<String, String>> rulesForGateways() {
        return given().get("/internal/shadow?wait=1000&after=").path("shares.find { it.capability == 'free' }.rules");
    }

    private static Document page(String path) {
        Response answer = browser(OPERATOR).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private static Response form(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return browser(OPERATOR)
                .contentType("application/x-www-form-urlencoded")
                .body(form.toString())
                .post(path);
    }

    private static RequestSpecification browser(String token) {
        return nobody().header("Cookie", "turnout-session=" + token);
    }

    private static RequestSpecification nobody() {
        return given().noFilters().redirects().follow(false);
    }
}
