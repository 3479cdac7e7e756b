package io.turnout.monorail.pages;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class NoteFormTest {
    @Test
    void addsANoteAndLeadsToIt() {
        long talk = create(aTalk());
        String key = key(talk);

        Response answer = send(talk, key, "Ada", "First line\r\nSecond line");

        assertThat(answer.statusCode()).isEqualTo(303);
        long note = when().get("/api/talks/" + talk + "/notes").jsonPath().getLong("items[0].id");
        assertThat(answer.header("Location")).isEqualTo("/talks/%d#note-%d".formatted(talk, note));
        assertThat(when().get("/api/notes/" + note).jsonPath().getString("body"))
                .isEqualTo("First line\nSecond line");
    }

    @Test
    void refusesWhoMayNotWriteNotes() {
        long talk = create(aTalk());
        String path = "/talks/" + talk + "/notes";

        Response nobody = given().noFilters().formParam("body", "x").post(path);
        Response editor = given().header("Authorization", Tokens.bearer("eve", "editor"))
                .formParam("body", "x")
                .post(path);

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(editor.statusCode()).isEqualTo(403);
        assertThat(editor.contentType()).startsWith("text/html");
        assertThat(bodies(talk)).isEmpty();
    }

    @Test
    void addsOneNoteWhenTheFormIsSentTwice() {
        long talk = create(aTalk());
        String key = key(talk);

        Response first = send(talk, key, "Ada", "Once");
        Response second = send(talk, key, "Ada", "Once");

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(bodies(talk)).containsExactly("Once");
    }

    @Test
    void asksAgainWhenASavedFormIsSentWithAnotherText() {
        long talk = create(aTalk());
        String key = key(talk);
        send(talk, key, "Ada", "Once");

        Response second = send(talk, key, "Ada", "Twice");

        assertThat(second.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(second.asString());
        String newKey = page.select("[name=key]").val();
        assertThat(page.select("textarea").text()).isEqualTo("Twice");
        assertThat(send(talk, newKey, "Ada", "Twice").statusCode()).isEqualTo(303);
        assertThat(bodies(talk)).containsExactly("Twice", "Once");
    }

    @Test
    void showsWhatWasTypedAndWhatIsWrong() {
        long talk = create(aTalk());

        Response answer = send(talk, key(talk), "  ", "</textarea><script>alert(1)</script>");

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.title()).startsWith("Please check your note: ");
        assertThat(page.select("textarea").text()).isEqualTo("</textarea><script>alert(1)</script>");
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("[name=author]").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#" + page.select("[name=author]").attr("aria-describedby"))
                        .text())
                .isEqualTo("Your name is required and must not be blank.");
        assertThat(page.select("[name=body]").hasAttr("aria-invalid")).isFalse();
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#author");
        assertThat(bodies(talk)).isEmpty();
    }

    @Test
    void takesTheLongestNoteThereIsAndNoLongerOne() {
        long talk = create(aTalk());
        String longest = "🚂".repeat(20_000);

        assertThat(send(talk, key(talk), "Ada", longest).statusCode()).isEqualTo(303);
        Response longer = send(talk, key(talk), "Ada", longest + "!");

        assertThat(longer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(longer.asString()).select("#body-error").text())
                .isEqualTo("The note must not be longer than 20,000 characters.");
    }

    @Test
    void answersAnUnknownTalkWithAPage() {
        Response answer = send(987654, "key", "Ada", "x");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(Jsoup.parse(answer.asString()).select("main").text()).contains("There is no talk 987654.");
    }

    @ParameterizedTest
    @CsvSource({"author=a&body=%zz, 400", "author=%00&body=x, 422", "'', 422"})
    void answersAFormThatNoBrowserSendsWithAPage(String form, int status) {
        assertPage(post(create(aTalk()), form), status);
    }

    @Test
    void answersAFormThatIsTooLongWithAPage() {
        assertPage(post(create(aTalk()), "author=a&body=" + "x".repeat(300_000)), 413);
    }

    private static Response post(long talk, String form) {
        return Session.post(Session.of(Session.ADA), "/talks/" + talk + "/notes", form);
    }

    private static void assertPage(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(Jsoup.parse(answer.asString()).select("main h1")).hasSize(1);
    }

    private static List<String> bodies(long talk) {
        return when().get("/api/talks/" + talk + "/notes").jsonPath().getList("items.body");
    }

    private static String key(long talk) {
        String key = Jsoup.parse(Session.of(Session.ADA).get("/talks/" + talk).asString())
                .select("form.add [name=key]")
                .val();
        assertThat(key).isNotBlank();
        return key;
    }

    private static Response send(long talk, String key, String author, String body) {
        return Session.of(Session.ADA)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("key", key)
                .formParam("author", author)
                .formParam("body", body)
                .post("/talks/" + talk + "/notes");
    }
}
