package io.turnout.monorail.pages;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.monorail.TestTalks;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class PagesTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void showsADaysTalksWithTheirNotes() {
        long talk = create(at("2018-03-05", "10:35", "11:25")
                .with("title", "The Great Migration")
                .with("speakers", List.of("Jessica Tai", "Somebody"))
                .with("company", "Airbnb"));
        create(at("2018-03-05", "12:00", "12:50").with("title", "Lunch"));
        note(talk, "Ada", "First");
        note(talk, "Grace", "- **Hold** at\n- 100 %");

        Document page = page("/agenda?day=2018-03-05");

        assertThat(page.title()).isEqualTo("Agenda, Monday 5 March · Turnout");
        assertThat(page.select(".days [aria-current=page]").text()).isEqualTo("Monday 5 March");
        assertThat(page.select(".card h2").eachText()).containsExactly("The Great Migration", "Lunch");
        Element first = page.selectFirst(".stop");
        assertThat(first.select("h2 a").attr("href")).isEqualTo("/talks/" + talk);
        assertThat(first.select(".time time").eachText()).containsExactly("10:35", "11:25");
        assertThat(first.select(".who").text())
                .contains("Jessica Tai, Somebody")
                .contains("Airbnb");
        assertThat(first.select(".count").text()).isEqualTo("2 notes");
        assertThat(first.select("blockquote").text()).isEqualTo("Hold at 100 % Grace");
        assertThat(page.select(".notice")).isEmpty();
    }

    @Test
    void beginsWithTheFirstDay() {
        create(at("2001-01-01", "09:00", "10:00").with("title", "The very first"));

        assertThat(page("/").select(".card h2").eachText()).contains("The very first");
    }

    @Test
    void showsATalkWithItsNotesNewestFirst() {
        long talk = create(at("2019-03-04", "10:35", "11:25")
                .with("title", "Real talk")
                .with("abstract", "Two\nlines")
                .with("slidesUrl", "https://example.com/slides?a=1&b=2"));
        note(talk, "Ada", "*First*");
        long second = note(talk, "Grace", "- Second\n- Third");

        Document page = page("/talks/" + talk);

        assertThat(page.select("h1").text()).isEqualTo("Real talk");
        assertThat(page.select(".facts dd").eachText()).contains("Monday 4 March 2019, 10:35–11:25");
        assertThat(page.select(".facts a").attr("href")).isEqualTo("https://example.com/slides?a=1&b=2");
        assertThat(page.select(".note strong").eachText()).containsExactly("Grace", "Ada");
        assertThat(page.select("#note-" + second + " li").eachText()).containsExactly("Second", "Third");
        assertThat(page.select(".note em").text()).isEqualTo("First");
        assertThat(page.select(".note time").attr("datetime")).endsWith("Z");
    }

    @Test
    void leadsToOlderNotes() {
        long talk = create(aTalk());
        for (int i = 1; i <= 51; i++) {
            note(talk, "Ada", "Note " + i);
        }

        String older = page("/talks/" + talk).select("#notes .more a").attr("href");

        assertThat(page(older.substring(0, older.indexOf('#')))
                        .select(".note .prose")
                        .eachText())
                .containsExactly("Note 1");
    }

    @Test
    void findsTalksAndNotes() {
        long talk = create(aTalk().with("title", "Locomotives"));
        long note = note(talk, "Ada", "A locomotive is strong.");

        Document page = page("/search?q=locomotive");

        assertThat(page.select("input[name=q]").val()).isEqualTo("locomotive");
        assertThat(page.select(".results h2 a").eachAttr("href"))
                .containsExactly("/talks/" + talk, "/talks/" + talk + "#note-" + note);
        assertThat(page("/search?q=xyzzyplugh").select(".empty").text()).contains("Nothing found for “xyzzyplugh”");
        assertThat(page("/search").select(".empty").text()).startsWith("Type a few words");
    }

    @Test
    void leadsToMoreResults() {
        for (int i = 0; i < 21; i++) {
            create(aTalk().with("title", "Funicular \"%d\" & more".formatted(i)));
        }

        Document first = page("/search?q=funicular");
        Element more = first.selectFirst("form.more");

        assertThat(first.select(".results li")).hasSize(20);
        assertThat(page("/search?q=" + more.select("[name=q]").val() + "&cursor="
                                + more.select("[name=cursor]").val())
                        .select(".results li"))
                .hasSize(1);
    }

    @Test
    void showsWhatSomebodyTypedAsText() {
        long talk = create(at("2019-03-07", "09:00", "10:00")
                .with("title", "Escaped " + SCRIPT)
                .with("abstract", SCRIPT)
                .with("speakers", List.of(SCRIPT))
                .with("company", SCRIPT)
                .with("track", SCRIPT)
                .with("room", SCRIPT)
                .with("slidesUrl", "https://example.com/?a=1&quote='"));
        note(talk, "Ada " + SCRIPT, "escaped " + SCRIPT + " [x](javascript:alert(1)) ![i](https://evil.example/i.png)");

        for (String path : List.of(
                "/talks/" + talk,
                "/agenda?day=2019-03-07",
                "/search?q=escaped",
                "/search?q=\"><script>alert(1)</script>")) {
            Document page = page(path);
            assertThat(page.select("script, img, [onclick], [style], style"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("[href^=javascript]")).as(path).isEmpty();
        }
        Document page = page("/talks/" + talk);
        assertThat(page.select("h1").text()).isEqualTo("Escaped " + SCRIPT);
        assertThat(page.select(".abstract").text()).isEqualTo(SCRIPT);
        assertThat(page.select(".note strong").text()).isEqualTo("Ada " + SCRIPT);
        assertThat(page.select(".prose").text()).contains(SCRIPT);
    }

    private static TestTalks at(String day, String start, String end) {
        return aTalk().with("day", day).with("start", start).with("end", end);
    }

    private static Document page(String path) {
        Response answer = given().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }
}
