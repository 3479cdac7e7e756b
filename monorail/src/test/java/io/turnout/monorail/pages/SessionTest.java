package io.turnout.monorail.pages;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.Forged;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class SessionTest {
    private static final String REMOVED = "turnout-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
    private static final String NOTE = "author=Ada&body=Typed+already&key=";

    @Test
    void showsWhoIsSignedIn() {
        Response answer = Session.of(Session.ADA).get("/search");

        assertThat(Jsoup.parse(answer.asString()).select(".signed-in").text()).isEqualTo("Signed in as Ada L");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("ETag"))
                .isNotEqualTo(Session.ofNobody().get("/search").header("ETag"));
    }

    @Test
    void showsNobodyWhereToSignIn() {
        Response answer = Session.ofNobody().urlEncodingEnabled(false).get("/search?cursor=a%26b");

        assertThat(Jsoup.parse(answer.asString()).select(".session a").attr("href"))
                .isEqualTo("/sign-in?return=%2Fsearch%3Fcursor%3Da%2526b");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void servesThePageAsToAnybodyAndRemovesABadCookie(Forged forged) {
        String token = forged.authorization().getFirst().replaceFirst("^\\w+ ", "");
        if (forged.mayBeTooLong()
                || token.isBlank()
                || forged.toString().matches("two headers.*|no scheme|another scheme")) {
            return;
        }

        Response answer = Session.of(token).get("/search");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isEqualTo(REMOVED);
        assertThat(answer.asString()).doesNotContain("Signed in as");
    }

    @Test
    void asksForASignInAndLosesNoTextWhenTheSessionHasExpired() {
        long talk = create(aTalk());
        String expired = Tokens.aToken()
                .roles("attendee")
                .expiresIn(Duration.ofMinutes(-1))
                .build();

        Response answer = Session.post(Session.of(expired), "/talks/" + talk + "/notes", NOTE + "k-expired");
        Document page = Jsoup.parse(answer.asString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"turnout\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isEqualTo(REMOVED);
        assertThat(page.select("textarea[readonly]").text()).isEqualTo("Typed already");
        assertThat(page.select(".invitation a").attr("href")).isEqualTo("/sign-in?return=%2Ftalks%2F" + talk);
        assertThat(notes(talk)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"editor, 403", "operator, 403", "Attendee, 403", "'', 403", "-, 401"})
    void savesNoNoteOfWhoIsNoAttendee(String role, int status) {
        long talk = create(aTalk());
        var browser = role.equals("-") ? Session.ofNobody() : Session.of(Tokens.of("ada", role));

        Response answer = Session.post(browser, "/talks/" + talk + "/notes", NOTE + "k-role");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Jsoup.parse(answer.asString()).select("form.add")).isEmpty();
        assertThat(Jsoup.parse(answer.asString()).select("textarea[readonly]").text())
                .isEqualTo("Typed already");
        assertThat(notes(talk)).isZero();
    }

    @Test
    void takesATokenInsteadOfACookie() {
        long talk = create(aTalk());
        var client = Session.ofNobody().header("Authorization", Tokens.bearer("ada", "attendee"));

        assertThat(Session.post(client, "/talks/" + talk + "/notes", NOTE + "k-token")
                        .statusCode())
                .isEqualTo(303);
        assertThat(notes(talk)).isEqualTo(1);
    }

    @Test
    void takesNoCookieAtTheApi() {
        long talk = create(aTalk());

        assertThat(Session.of(Session.ADA)
                        .contentType("application/json")
                        .body("{\"author\":\"Ada\",\"body\":\"x\"}")
                        .post("/api/talks/" + talk + "/notes")
                        .statusCode())
                .isEqualTo(401);
    }

    private static int notes(long talk) {
        return given().get("/api/talks/" + talk + "/notes")
                .jsonPath()
                .getList("items")
                .size();
    }
}
