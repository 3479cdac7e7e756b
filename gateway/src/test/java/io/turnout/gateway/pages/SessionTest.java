package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Forged;
import io.turnout.testing.Tokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionTest extends GatewayTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REMOVED = "turnout-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
    private static final String NOTE = "author=Ada&body=Typed+already&key=k-session";

    @Test
    void showsWhoIsSignedInAndHowToSignOut() {
        String token = Tokens.aToken()
                .subject("ada")
                .roles("attendee")
                .claim("name", "Ada <b>Lovelace</b>")
                .build();

        HttpResponse<String> answer = client().get("/search", "Cookie", "other=1; turnout-session=" + token);
        Document page = Jsoup.parse(answer.body());

        assertThat(page.select(".signed-in").text()).isEqualTo("Signed in as Ada <b>Lovelace</b>");
        assertThat(page.select("form.session").attr("action")).isEqualTo("/sign-out");
        assertThat(page.select("form.session").attr("method")).isEqualTo("post");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("ETag").orElseThrow())
                .isNotEqualTo(
                        client().get("/search").headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void showsNobodyWhereToSignIn() {
        HttpResponse<String> answer = client().get("/search?cursor=a%26b");
        Document page = Jsoup.parse(answer.body());

        assertThat(page.select(".session a").attr("href")).isEqualTo("/sign-in?return=%2Fsearch%3Fcursor%3Da%2526b");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @MethodSource("io.turnout.testing.ForgedTokens#all")
    void servesThePageAsToAnybodyAndRemovesABadCookie(Forged forged) {
        String token = forged.authorization().getFirst().replaceFirst("^\\w+ ", "");
        if (token.isBlank()
                || token.startsWith("eyJ") && forged.toString().matches("two headers.*|no scheme|another scheme")) {
            return;
        }

        String answer = client().raw("GET /search HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: turnout-session="
                + token + "\r\n\r\n");

        if (!answer.startsWith("HTTP/1.1 431")) {
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("set-cookie: " + REMOVED)
                    .doesNotContain("Signed in as")
                    .doesNotContainIgnoringCase("www-authenticate");
        }
    }

    @Test
    void asksForASignInAndLosesNoTextWhenTheSessionHasExpired() {
        serveTalk(801);
        String expired = Tokens.aToken()
                .roles("attendee")
                .expiresIn(Duration.ofMinutes(-1))
                .build();

        HttpResponse<String> answer = send("/talks/801/notes", "Cookie", "turnout-session=" + expired);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"turnout\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).hasValue(REMOVED);
        assertThat(page.select("textarea[readonly]").text()).isEqualTo("Typed already");
        assertThat(page.select(".invitation a").attr("href")).isEqualTo("/sign-in?return=%2Ftalks%2F801");
        assertThat(asked(notes())).doesNotContain("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"editor", "operator", "Attendee", ""})
    void savesNoNoteOfWhoIsNoAttendee(String role) {
        serveTalk(802);

        HttpResponse<String> answer = send("/talks/802/notes", "Cookie", "turnout-session=" + Tokens.of("ada", role));
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(page.select("form.add")).isEmpty();
        assertThat(page.select(".invitation").text()).startsWith("You are signed in, but not as an attendee");
        assertThat(page.select("textarea[readonly]").text()).isEqualTo("Typed already");
        assertThat(asked(notes())).doesNotContain("POST");
    }

    @Test
    void savesNoNoteOfNobody() {
        serveTalk(803);

        assertThat(send("/talks/803/notes").statusCode()).isEqualTo(401);
        assertThat(asked(notes())).doesNotContain("POST");
        assertThat(Jsoup.parse(client().get("/talks/803").body()).select("form.add, textarea"))
                .isEmpty();
    }

    @Test
    void takesATokenInsteadOfACookie() {
        serveTalk(804);
        answer(notes(), "/api/talks/804/notes", 201, "{\"id\":7}");

        assertThat(send("/talks/804/notes", "Authorization", Tokens.bearer("ada", "attendee"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(asked(notes())).contains("authorization=Bearer ");
    }

    @Test
    void losesNoTextWhenTheServiceRefusesTheToken() {
        serveTalk(805);
        answer(notes(), "/api/talks/805/notes", 401, "{\"status\":401}");

        HttpResponse<String> answer =
                send("/talks/805/notes", "Cookie", "turnout-session=" + Tokens.of("ada", "attendee"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Jsoup.parse(answer.body()).select("textarea[readonly]").text())
                .isEqualTo("Typed already");
    }

    private HttpResponse<String> send(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = FORM;
        return client().send("POST", path, NOTE, all);
    }

    private void serveTalk(int id) {
        answer(talks(), "/api/talks/" + id, 200, "{\"id\":%d,\"title\":\"A talk\",\"speakers\":[]}".formatted(id));
        answer(notes(), "/api/talks/" + id + "/notes?limit=50", 200, "{\"items\":[],\"next\":null}");
    }
}
