package io.turnout.monorail.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.Forged;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class SignInTest {
    @Test
    void asksForATokenAndRemembersWhereToGo() {
        Response answer =
                Session.ofNobody().queryParam("return", "/talks/5?cursor=x").get("/sign-in");
        Document page = Jsoup.parse(answer.asString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.select("[name=return]").val()).isEqualTo("/talks/5?cursor=x");
    }

    @Test
    void keepsTheTokenInACookieAndLeadsBack() {
        Response answer = signIn("Bearer " + Session.ADA + "\n", "/talks/5#add-note");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/talks/5#add-note");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().getValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("turnout-session=" + Session.ADA + "; Path=/; Max-Age=3[56]\\d\\d; HttpOnly; SameSite=Strict");
    }

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void keepsNoForgedToken(Forged forged) {
        if (forged.toString().matches("two headers.*|no scheme")) {
            return;
        }

        Response answer = signIn(forged.authorization().getFirst(), "/");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(Jsoup.parse(answer.asString()).select("#token-error").text()).startsWith("The token ");
    }

    @ParameterizedTest
    @CsvSource({"/talks/5, /talks/5", "//evil.example, /", "https://evil.example, /", "'/\r\nX-Injected: 1', /", "'', /"
    })
    void leadsNowhereButToThisSite(String wanted, String location) {
        Response answer = signIn(Session.ADA, wanted.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(answer.header("Location")).isEqualTo(location);
        assertThat(answer.header("X-Injected")).isNull();
    }

    @Test
    void signsOut() {
        Response answer = Session.post(Session.of(Session.ADA), "/sign-out", "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(answer.header("Set-Cookie"))
                .isEqualTo("turnout-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    }

    @Test
    void usesTheSafestCookieThereIsBehindTls() {
        RequestSpecification browser = Session.ofNobody().header("X-Forwarded-Proto", "https");

        Response answer = Session.post(browser, "/sign-in", "token=" + Session.ADA);

        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-turnout-session=" + Session.ADA)
                .endsWith("; Secure");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, http://evil.example", "Origin, null"
    })
    void takesNoFormOfAnotherSite(String header, String value) {
        for (String path : List.of("/sign-in", "/sign-out", "/talks/5/notes")) {
            Response answer = Session.post(Session.of(Session.ADA).header(header, value), path, "token=" + Session.ADA);

            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(Jsoup.parse(answer.asString()).select("h1").text())
                    .isEqualTo("The form was sent from another site");
        }
    }

    @Test
    void knowsItsOwnFormsByTheNameThatBrowsersSee() {
        RequestSpecification browser = Session.ofNobody()
                .header("X-Forwarded-Host", "site.example:8080")
                .header("Origin", "http://site.example:8080")
                .header("Sec-Fetch-Site", "same-origin");

        assertThat(Session.post(browser, "/sign-in", "token=" + Session.ADA).statusCode())
                .isEqualTo(303);
    }

    private static Response signIn(String token, String returnTo) {
        String form = "token=" + encoded(token) + "&return=" + encoded(returnTo);
        return Session.post(Session.ofNobody(), "/sign-in", form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
