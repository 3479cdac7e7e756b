package io.turnout.monorail.imports;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ImportTest {
    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void matchesATalkWhateverTheCaseAndPunctuationOrWithItsSpeaker() {
        long talk = create(aTalk().with("title", "What Lies Between: " + tag));

        JsonPath report = imported("""
                ## WHAT LIES BETWEEN — %s!

                One.

                ## What lies between: %s — Colin Breck

                Two.
                """.formatted(tag, tag));

        assertThat(report.getList("talks.action")).containsOnly("matched");
        assertThat(report.getList("talks.id", Long.class)).containsExactly(talk, talk);
        assertThat(when().get("/api/talks/" + talk + "/notes").jsonPath().getList("items.body"))
                .containsExactly("Two.", "One.");
    }

    @Test
    void createsTheTalkThatIsNotKnownOnce() {
        Response answer = post("# New %s — Ada Lovelace\nFirst\n\n# new %s\n".formatted(tag, tag), "author", "Grace");

        long id = answer.jsonPath().getLong("talks[0].id");
        long note = answer.jsonPath().getLong("talks[0].notes[0].id");
        assertThat(answer.asString())
                .isEqualTo("""
                        {"dryRun":false,"talks":[\
                        {"line":1,"heading":"New TAG — Ada Lovelace","action":"created","id":ID,"title":"New TAG",\
                        "notes":[{"line":2,"action":"created","id":NOTE}]},\
                        {"line":4,"heading":"new TAG","action":"matched","id":ID,"title":"New TAG","notes":[]}],\
                        "created":{"talks":1,"notes":1},"unchanged":{"notes":0}}""".replace("TAG", tag).replace("ID", "" + id).replace("NOTE", "" + note));
        when().get("/api/talks/" + id).then().body("speakers", is(List.of("Ada Lovelace")));
        when().get("/api/notes/" + note).then().body("author", is("Grace")).body("body", is("First"));
    }

    @Test
    void changesNothingTheSecondTime() {
        String file = "# Again %s\nA note.\n".formatted(tag);
        JsonPath first = imported(file);

        JsonPath second = imported(file);

        assertThat(second.getString("talks[0].action")).isEqualTo("matched");
        assertThat(second.getString("talks[0].notes[0].action")).isEqualTo("unchanged");
        assertThat(second.getLong("talks[0].notes[0].id")).isEqualTo(first.getLong("talks[0].notes[0].id"));
        assertThat(second.getInt("created.talks")).isZero();
        assertThat(second.getInt("created.notes")).isZero();
        assertThat(second.getInt("unchanged.notes")).isEqualTo(1);
        assertThat(when().get("/api/talks/" + first.getLong("talks[0].id") + "/notes")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
    }

    @Test
    void showsInADryRunWhatWouldHappenAndWritesNothing() {
        long known = create(aTalk().with("title", "Known " + tag));
        String file = "# Known %s\nA note.\n# Unknown %s\nAnother.\n# unknown %s\nAnother.".formatted(tag, tag, tag);

        JsonPath report = post(file, "dryRun", "true").jsonPath();

        assertThat(report.getBoolean("dryRun")).isTrue();
        assertThat(report.getList("talks.action")).containsExactly("matched", "created", "matched");
        assertThat(report.getList("talks.id")).containsExactly((int) known, null, null);
        assertThat(report.getList("talks.notes.action"))
                .isEqualTo(List.of(List.of("created"), List.of("created"), List.of("unchanged")));
        assertThat(when().get("/api/talks/" + known + "/notes").jsonPath().getList("items"))
                .isEmpty();
        JsonPath real = imported(file);
        assertThat(real.getList("talks.action")).isEqualTo(report.getList("talks.action"));
        assertThat(real.getList("talks.notes.action")).isEqualTo(report.getList("talks.notes.action"));
    }

    @Test
    void keepsNotesThatWerePostedBesideImportedOnes() {
        long talk = create(aTalk().with("title", "Both " + tag));
        note(talk, "Anonymous", "Same");

        JsonPath report = imported("# Both %s\nSame\n".formatted(tag));

        assertThat(report.getString("talks[0].notes[0].action")).isEqualTo("created");
    }

    @Test
    void refusesABadFileAsAWholeWithTheLines() {
        String file = "# Fine %s\nA note.\n# \n".formatted(tag) + "# Long\n" + "x".repeat(20_001);

        Response refused = post(file, "dryRun", "false");

        refused.then()
                .statusCode(400)
                .body("type", is("/problems/invalid-import"))
                .body("errors.field", is(List.of("line 3", "line 5")));
        assertThat(given().queryParam("q", tag).get("/api/search").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void refusesAFileWithoutTalksAndWrongParameters() {
        post("", "dryRun", "false").then().statusCode(400).body("type", is("/problems/invalid-import"));
        post("# T\nx", "dryRun", "maybe").then().statusCode(400).body("type", is("/problems/invalid-parameter"));
        post("# T\nx", "author", " ").then().statusCode(400).body("type", is("/problems/invalid-parameter"));
        post("# T\nx", "author", "x".repeat(201)).then().statusCode(400);
        post("# T\nx", "author", "").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun", "dryRun=", "DRYRUN"})
    void writesNothingWhenADryRunIsAskedForInAnotherWay(String query) {
        String file = "# Not meant %s\nA note.\n".formatted(tag);

        given().urlEncodingEnabled(false)
                .contentType("text/markdown; charset=UTF-8")
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/import?" + query)
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-parameter"));

        assertThat(given().queryParam("q", tag).get("/api/search").jsonPath().getList("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/markdown;charset=iso-8859-1", "text/*", "application/json"})
    void refusesOtherMediaTypes(String type) {
        given().contentType(type)
                .body("# T\nx".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/import")
                .then()
                .statusCode(415);
    }

    private static JsonPath imported(String file) {
        return post(file, "dryRun", "false").then().statusCode(200).extract().jsonPath();
    }

    private static Response post(String file, String parameter, String value) {
        return given().contentType("text/markdown; charset=UTF-8")
                .queryParam(parameter, value)
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/import");
    }
}
