package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Forged;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignInTest extends GatewayTest {
    private static final String TOKEN = Tokens.of("ada", "attendee");

    @Inject
    MeterRegistry meters;

    @Test
    void asksForATokenAndRemembersWhereToGo() {
        HttpResponse<String> answer = client().get("/sign-in?return=/talks/5%3Fcursor%3Dx");
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.select("[name=return]").val()).isEqualTo("/talks/5?cursor=x");
        assertThat(page.select("[name=token]").attr("type")).isEqualTo("password");
    }

    @Test
    void keepsTheTokenInACookieForAsLongAsItIsValid() {
        String token = Tokens.aToken().expiresIn(Duration.ofMinutes(10)).build();

        HttpResponse<String> answer = signIn(token, "/talks/5#add-note");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/talks/5#add-note");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("turnout-session="
                        + java.util.regex.Pattern.quote(token)
                        + "; Path=/; Max-Age=(600|59\\d); HttpOnly; SameSite=Strict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"  %s \n", "Bearer %s", "bearer  %s"})
    void takesATokenAsPeopleCopyIt(String copied) {
        assertThat(signIn(copied.formatted(TOKEN), "/").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void keepsNoForgedToken(Forged forged) {
        String value = forged.authorization().getFirst();
        if (forged.toString().matches("two headers.*|no scheme")) {
            return;
        }

        HttpResponse<String> answer = signIn(value, "/");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[name=token]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("[name=token]").hasAttr("value")).isFalse();
        assertThat(page.select("#token-error").text()).startsWith("The token ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                      | /
            /talks/5               | /talks/5
            //evil.example         | /
            /\\evil.example       | /
            https://evil.example   | /
            /%0d%0aX: y            | /%0d%0aX:%20y
            evil                   | /
            ''                     | /
            """)
    void leadsNowhereButToThisSite(String wanted, String location) {
        HttpResponse<String> answer = signIn(TOKEN, wanted.replace(" ", "%20"));

        assertThat(answer.headers().firstValue("Location")).hasValue(location);
        assertThat(Jsoup.parse(client().get("/sign-in?return=" + encoded(wanted.replace(" ", "%20")))
                                .body())
                        .select("[name=return]")
                        .val())
                .isEqualTo(location);
    }

    @Test
    void splitsNoHeader() {
        HttpResponse<String> answer = signIn(TOKEN, "/\r\nX-Injected: 1");

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
    }

    @Test
    void signsOut() {
        HttpResponse<String> answer = post("/sign-out", "", "Cookie", "turnout-session=" + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .hasValue("turnout-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        assertThat(client().get("/sign-out").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sec-Fetch-Site | cross-site
            Sec-Fetch-Site | same-site
            Origin         | http://evil.example
            Origin         | null
            """)
    void takesNoFormOfAnotherSite(String header, String value) {
        double before = refusals();

        for (String path : List.of("/sign-in", "/sign-out", "/talks/5/notes")) {
            HttpResponse<String> answer = post(
                    path, "token=" + TOKEN + "&author=a&body=b", header, value, "Cookie", "turnout-session=" + TOKEN);

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("The form was sent from another site");
        }
        assertThat(asked(notes())).doesNotContain("POST");
        assertThat(refusals()).isEqualTo(before + 3);
    }

    @Test
    void takesItsOwnForms() {
        String own = "http://127.0.0.1:" + client().port();

        assertThat(post("/sign-in", "token=" + TOKEN, "Sec-Fetch-Site", "same-origin", "Origin", own)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void takesNoFormThatIsNone() {
        assertThat(client().send("POST", "/sign-in", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/sign-in", "token=%zz").statusCode()).isEqualTo(400);
        assertThat(post("/sign-in", "").statusCode()).isEqualTo(422);
    }

    @Test
    void passesNoSessionOnToTheApi() {
        String seen = client().get("/site/x", "Cookie", "a=1; turnout-session=" + TOKEN)
                .body();
        String api = client().get("/api/echo", "Cookie", "a=1; turnout-session=" + TOKEN)
                .body();

        assertThat(seen).contains("turnout-session");
        assertThat(api).containsIgnoringCase("cookie: a=1").doesNotContain("turnout-session", TOKEN);
    }

    private HttpResponse<String> signIn(String token, String returnTo) {
        return post("/sign-in", "token=" + encoded(token) + "&return=" + encoded(returnTo));
    }

    private HttpResponse<String> post(String path, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return client().send("POST", path, form, all.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private double refusals() {
        return meters.get("turnout.refusals").tag("reason", "foreign").counter().count();
    }
}
