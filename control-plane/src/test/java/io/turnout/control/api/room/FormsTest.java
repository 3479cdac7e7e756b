package io.turnout.control.api.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What forms of the pages change, and for whom. */
@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class FormsTest extends RoomSession {
    @Test
    void declaresAsNoiseAndTakesItBack() {
        int before = run();

        Response declared = form(FREE + "/rules", Map.of("rule", "ignore  $.a", "reason", "clocks & such"));

        assertThat(declared.statusCode()).isEqualTo(303);
        assertThat(declared.header("Location")).endsWith(FREE);
        assertThat(run()).isNotEqualTo(before);
        // what gateways are told is looked at a few times a second
        Awaitility.await()
                .untilAsserted(() -> assertThat(rulesForGateways())
                        .containsExactly(Map.of("rule", "ignore $.a", "because", "clocks & such")));
        assertThat(page(FREE).select(".rules li").first().text()).startsWith("ignore $.a because clocks & such");
        assertThat(page("/control").select(".log li").first().text()).contains("free: declared: ignore $.a");

        form(FREE + "/rules/withdrawals", Map.of("rule", "ignore $.a", "reason", "they are the same now"));
        Awaitility.await().untilAsserted(() -> assertThat(rulesForGateways()).isEmpty());
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
}
