package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Raw notes are imported as attendees keep them; twice changes nothing, and bad input changes nothing at all. */
class ImportTest {
    @Test
    void takesNotesToTheTalkThatAHeadingNames() {
        String title = "Import's “finest” hour: " + UUID.randomUUID();
        long talk = Api.create(Api.aTalk("title", title)).jsonPath().getLong("id");

        Response answer = importing("# " + title.toUpperCase().replaceAll("[“”:']", "") + " — Ada Lovelace\n\nGood.\n");

        answer.then()
                .statusCode(200)
                .body("talks.action", contains("matched"))
                .body("talks[0].id", equalTo((int) talk))
                .body("talks[0].notes[0].action", equalTo("created"))
                .body("created.notes", equalTo(1));
        Api.request().get("/api/talks/{id}/notes", talk).then().body("items.body", contains("Good."));
    }

    @Test
    void createsTheTalkThatNobodyKnows() {
        String title = "Brand new " + UUID.randomUUID();

        Response answer = importing("# " + title + " — Ada Lovelace, Grace Hopper\n\nGood.\n");

        answer.then().statusCode(200).body("talks.action", contains("created")).body("created.talks", equalTo(1));
        Api.request()
                .get("/api/talks/{id}", answer.jsonPath().getLong("talks[0].id"))
                .then()
                .statusCode(200)
                .body("title", equalTo(title))
                .body("speakers", contains("Ada Lovelace", "Grace Hopper"));
    }

    @Test
    void changesNothingTheSecondTime() {
        String file =
                "# Again " + UUID.randomUUID() + " — Ada\n\nGood.\n\n# Other " + UUID.randomUUID() + "\n\nBetter.\n";
        Response first = importing(file);

        Response second = importing(file);

        second.then()
                .statusCode(200)
                .body("created.talks", equalTo(0))
                .body("created.notes", equalTo(0))
                .body("unchanged.notes", equalTo(2));
        assertThat(second.jsonPath().getList("talks.id"))
                .isEqualTo(first.jsonPath().getList("talks.id"));
        Api.request()
                .get("/api/talks/{id}/notes", first.jsonPath().getLong("talks[0].id"))
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void onlyShowsWhatWouldHappenInADryRun() {
        String title = "Dry " + UUID.randomUUID();

        Api.request()
                .contentType("text/markdown; charset=UTF-8")
                .queryParam("dryRun", true)
                .body("# " + title + "\n\nGood.\n")
                .post("/api/import")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("created.talks", equalTo(1))
                .body("created.notes", equalTo(1));

        Api.request().queryParam("q", title).get("/api/search").then().body("items", empty());
    }

    @Test
    void refusesBadInputWholeAndNamesTheLines() {
        String title = "Refused " + UUID.randomUUID();

        importing("stray text\n\n# " + title + "\n\nGood.\n\n#\n\nno name\n")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("invalid-import"))
                .body("errors.field", hasItems("line 1", "line 7"));

        Api.request().queryParam("q", title).get("/api/search").then().body("items", empty());
    }

    private static Response importing(String markdown) {
        return Api.request()
                .contentType("text/markdown; charset=UTF-8")
                .queryParam("author", "Ada")
                .body(markdown.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/import");
    }
}
