package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's pages are the monolith's, element by element, for the same content. */
class SamePagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agenda?day=2019-03-04",
                "/agenda?day=2019-03-05",
                "/agenda?day=1999-01-01",
                "/agenda?day=nonsense",
                "/search?q=nothing-of-the-kind",
                "/search",
                "/talks/9223372036854775807",
                "/talks/nonsense",
                "/sign-in",
                "/sign-in?return=/talks/1",
                "/sign-in?return=https://elsewhere.example",
                "/assets/site.css"
            })
    void servesTheSamePage(String path) throws Exception {
        assertSame(path, path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendee", "editor", "operator"})
    void knowsWhoIsSignedInTheSame(String role) throws Exception {
        String cookie = "turnout-session=" + Tokens.of("ada", role);
        for (String path : new String[] {"/agenda?day=2019-03-04", "/talks/9223372036854775807", "/sign-in"}) {
            assertSame(
                    Http.get(Deployment.legacyGateway().resolve(path), "Cookie", cookie),
                    Http.get(Deployment.gateway().resolve(path), "Cookie", cookie));
        }
    }

    @Test
    void showsATalkWithItsNotesTheSame() throws Exception {
        Map<String, Object> talk = Api.aTalk("title", "The same & <everywhere> " + UUID.randomUUID());

        assertSame(
                "/talks/" + filled(Deployment.legacyGateway(), talk), "/talks/" + filled(Deployment.gateway(), talk));
    }

    @Test
    void offersTheFormForANoteTheSame() throws Exception {
        Map<String, Object> talk = Api.aTalk();
        String cookie = "turnout-session=" + Tokens.of("ada", "attendee");

        assertSame(
                Http.get(page(Deployment.legacyGateway(), talk), "Cookie", cookie),
                Http.get(page(Deployment.gateway(), talk), "Cookie", cookie));
    }

    private static URI page(URI side, Map<String, Object> talk) {
        return side.resolve("/talks/" + filled(side, talk));
    }

    private static long filled(URI gateway, Map<String, Object> talk) {
        long id = Api.request(gateway)
                .contentType("application/json")
                .body(talk)
                .post("/api/talks")
                .jsonPath()
                .getLong("id");
        for (String body : new String[] {"# Heading\n\n- *list*", "<b>no html</b>", "[link](https://example.org)"}) {
            Api.request(gateway)
                    .contentType("application/json")
                    .body(Map.of("author", "Ada & Grace", "body", body))
                    .post("/api/talks/{id}/notes", id)
                    .then()
                    .statusCode(201);
        }
        return id;
    }

    private static void assertSame(String legacy, String candidate) throws Exception {
        assertSame(
                Http.get(Deployment.legacyGateway().resolve(legacy)),
                Http.get(Deployment.gateway().resolve(candidate)));
    }

    private static void assertSame(HttpResponse<String> expected, HttpResponse<String> actual) {
        assertThat(actual.statusCode()).isEqualTo(expected.statusCode());
        assertThat(actual.headers().firstValue("Content-Type"))
                .isEqualTo(expected.headers().firstValue("Content-Type"));
        assertThat(normal(actual.body())).isEqualTo(normal(expected.body()));
    }

    /** The page without what differs by right: ids, times, the form's random key, and days that other tests have filled. */
    private static String normal(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("time[datetime*=T]")
                .forEach(time -> time.attr("datetime", "").text(""));
        page.select("nav.days li").removeIf(day -> !day.html().contains("2019-"));
        page.select("input[name=key]").forEach(key -> key.attr("value", ""));
        return page.html()
                .replaceAll("\\s+", " ")
                .replaceAll("(/|%2F)talks(/|%2F)\\d+", "$1talks$2ID")
                .replaceAll("(id=\"note|#note)-\\d+", "$1-ID")
                .replaceAll("[0-9a-f]{32}", "TRACE");
    }
}
