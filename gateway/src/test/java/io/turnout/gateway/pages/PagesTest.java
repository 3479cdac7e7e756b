package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.testing.Tokens;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PagesTest extends GatewayTest {
    private static final String FACTS =
            "\"title\":\"A <talk>\",\"abstract\":\"About\",\"speakers\":[\"Ada\"],\"company\":null,"
                    + "\"track\":null,\"day\":\"2019-03-04\",\"start\":\"09:00\",\"end\":\"10:00\",\"room\":null,\"slidesUrl\":null,"
                    + "\"version\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";
    private static final String NOTES =
            "{\"items\":[{\"id\":5,\"talkId\":901,\"author\":\"Grace\",\"body\":\"So **good** <b>\","
                    + "\"version\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}],\"next\":\"abc\"}";
    private static final String TOKEN = Tokens.aToken()
            .subject("ada")
            .roles("attendee")
            .claim("name", "Ada L")
            .build();
    private static final String SESSION = "turnout-session=" + TOKEN;
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void showsTheAgenda() {
        answer(
                talks(),
                "/internal/agenda",
                200,
                "{\"day\":\"2019-03-04\",\"days\":[\"2019-03-04\",\"2019-03-05\"],\"items\":[{\"id\":900," + FACTS
                        + "],\"next\":null}");

        HttpResponse<String> answer = client().get("/");
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.select("article h2").text()).isEqualTo("A <talk>");
        assertThat(page.select(".notice").text()).contains("Notes cannot be shown");
        assertThat(page.select("nav.days a")).hasSize(2);
    }

    @Test
    void showsATalkWithItsNotesAndAForm() {
        serveTalk(901);

        Document page =
                Jsoup.parse(client().get("/talks/901", "Cookie", SESSION).body());

        assertThat(page.select(".note .prose").html()).contains("<strong>good</strong> &lt;b&gt;");
        assertThat(page.select(".abstract").text()).isEqualTo("About");
        assertThat(page.select("#notes a.button").attr("href")).contains("cursor=abc");
        assertThat(page.select("input[name=key]").val()).matches("[0-9a-f-]{36}");
        assertThat(page.select("input[name=author]").val()).isEqualTo("Ada L");
    }

    @Test
    void savesANoteOnceAndShowsIt() {
        serveTalk(902);
        answer(notes(), "/api/talks/902/notes", 201, "{\"id\":77}");

        HttpResponse<String> answer = client().send(
                        "POST",
                        "/talks/902/notes",
                        "author=Ada+L&body=1%0D%0A%C3%A9&key=k-1",
                        "Content-Type",
                        FORM,
                        "Cookie",
                        SESSION);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/talks/902#note-77");
        assertThat(asked(notes()))
                .contains(
                        "POST /api/talks/902/notes {\"author\":\"Ada L\",\"body\":\"1\\né\"} key=k-1 authorization=Bearer "
                                + TOKEN);
    }

    @Test
    void showsTheFormAgainWithWhatIsWrong() {
        serveTalk(903);
        answer(
                notes(),
                "/api/talks/903/notes",
                400,
                "{\"type\":\"/problems/invalid-body\",\"title\":\"t\",\"status\":400,"
                        + "\"detail\":\"d\",\"errors\":[{\"field\":\"author\",\"message\":\"is required\"}]}");
        answer(notes(), "/api/talks/903/notes?limit=50", 200, NOTES);

        HttpResponse<String> answer = client().send(
                        "POST",
                        "/talks/903/notes",
                        "author=&body=My+text&key=k-2",
                        "Content-Type",
                        FORM,
                        "Cookie",
                        SESSION);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#author-error").text()).isEqualTo("Your name is required.");
        assertThat(page.select("textarea").text()).isEqualTo("My text");
        assertThat(page.select("input[name=key]").val()).isEqualTo("k-2");
    }

    @Test
    void losesNoTextWhenNotesCannotBeSaved() {
        serveTalk(904);
        answer(notes(), "/api/talks/904/notes", 503, "");

        HttpResponse<String> answer = client().send(
                        "POST",
                        "/talks/904/notes",
                        "author=A&body=My+text&key=k-3",
                        "Content-Type",
                        FORM,
                        "Cookie",
                        SESSION);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Jsoup.parse(answer.body()).select("textarea").text()).isEqualTo("My text");
    }

    @Test
    void showsAPageForWhatIsNotThere() {
        answer(
                talks(),
                "/api/talks/905",
                404,
                "{\"type\":\"/problems/not-found\",\"title\":\"There is nothing here\",\"status\":404,"
                        + "\"detail\":\"There is no talk 905.\"}");

        HttpResponse<String> answer = client().get("/talks/905");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select("main").text()).contains("There is no talk 905.");
        assertThat(client().get("/talks/abc").statusCode()).isEqualTo(400);
    }

    @Test
    void searches() {
        answer(
                talks(),
                "/internal/search",
                200,
                "{\"items\":[{\"type\":\"talk\",\"id\":1,\"title\":\"Found\",\"speakers\":[],"
                        + "\"snippet\":\"s\",\"rank\":0.5}]}");
        answer(notes(), "/internal/search", 200, "{\"items\":[]}");

        assertThat(Jsoup.parse(client().get("/search?q=pages").body())
                        .select("article h2")
                        .text())
                .isEqualTo("Found");
        assertThat(client().get("/search").statusCode()).isEqualTo(200);
    }

    @Test
    void servesTheStyleSheet() {
        HttpResponse<String> css = client().get("/assets/site.css");

        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=UTF-8");
        assertThat(client().get(
                                "/assets/site.css",
                                "If-None-Match",
                                css.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    private void serveTalk(int id) {
        answer(talks(), "/api/talks/" + id, 200, "{\"id\":" + id + "," + FACTS);
        answer(notes(), "/api/talks/" + id + "/notes?limit=50", 200, NOTES);
        answer(notes(), "/api/talks/" + id + "/notes", 200, NOTES);
    }
}
