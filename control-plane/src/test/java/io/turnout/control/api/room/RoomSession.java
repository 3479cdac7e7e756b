package io.turnout.control.api.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

/** An operator's browser, and a run that has just begun. */
public abstract class RoomSession {
    protected static final String FREE = "/control/capabilities/free";
    protected static final String OPERATOR = Tokens.aToken()
            .subject("olga")
            .roles("operator")
            .claim("name", "Olga O")
            .build();

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

    protected static int run() {
        return given().get("/api/control/shadow/free").path("run");
    }

    protected static List<Map<String, String>> declared() {
        return given().get("/api/control/shadow/free").path("declared");
    }

    protected static void send(String path, Map<String, String> body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/control/shadow/free" + path)
                .then()
                .statusCode(200);
    }

    protected static List<Map<String, String>> rulesForGateways() {
        return given().get("/internal/shadow?wait=1000&after=").path("shares.find { it.capability == 'free' }.rules");
    }

    protected static Document page(String path) {
        Response answer = browser(OPERATOR).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    protected static Response form(String path, Map<String, String> fields) {
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

    protected static RequestSpecification browser(String token) {
        return nobody().header("Cookie", "turnout-session=" + token);
    }

    protected static RequestSpecification nobody() {
        return given().noFilters().redirects().follow(false);
    }
}
