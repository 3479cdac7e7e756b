package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.anUnknownTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class InternalTest {
    @Test
    void sumsUpNotesInTheOrderAsked() {
        long first = aTalk();
        long second = aTalk();
        create(first, aNote("Ann", "Older"));
        long latest = create(first, aNote("Bob", "\ud83d\ude83".repeat(201)));

        JsonPath summaries = given().get("/internal/notes/summaries?talks=" + second + "," + first + ",1")
                .jsonPath();

        assertThat(summaries.getList("items.talkId")).containsExactly((int) second, (int) first, 1);
        assertThat(summaries.getList("items.count")).containsExactly(0, 2, 0);
        assertThat((Object) summaries.get("items[0].latest")).isNull();
        assertThat(summaries.getLong("items[1].latest.id")).isEqualTo(latest);
        assertThat(summaries.getString("items[1].latest.author")).isEqualTo("Bob");
        assertThat(summaries.getString("items[1].latest.excerpt")).isEqualTo("\ud83d\ude83".repeat(200));
        assertThat(summaries.getMap("items[1].latest").keySet())
                .map(Object::toString)
                .containsExactly("id", "author", "excerpt", "createdAt");
        given().get("/internal/notes/summaries").then().body("items", empty());
    }

    @Test
    void findsNotesBestFirstAndPageByPage() {
        long talk = aTalk();
        long inBody = create(talk, aNote("Ann", "All about a quokka and its friends"));
        long byAuthor = create(talk, aNote("Quokka Jones", "Nice"));

        JsonPath first = given().get("/internal/search?q=quokka&limit=1").jsonPath();
        String rank = "&afterRank=" + first.get("items[0].rank");

        assertThat(first.getLong("items[0].id")).isEqualTo(byAuthor);
        assertThat(first.getMap("items[0]").keySet())
                .map(Object::toString)
                .containsExactly("type", "id", "talkId", "author", "snippet", "rank");
        given().get("/internal/search?q=quokka&afterType=note&afterId=" + byAuthor + rank)
                .then()
                .body("items.id", contains((int) inBody))
                .body("items[0].snippet", equalTo("All about a quokka and its friends"));
        // of the same rank, notes come behind every talk
        given().get("/internal/search?q=quokka&afterType=talk&afterId=9223372036854775807" + rank)
                .then()
                .body("items.id", contains((int) byAuthor, (int) inBody));
    }

    @Test
    void importsOnceAndInTheOrderOfTheFile() {
        long talk = aTalk();
        List<Map<String, Object>> notes =
                List.of(item(talk, "First"), item(talk, "Second"), item(talk, "First"), item(talk, "Third"));

        run(true, notes)
                .then()
                .statusCode(200)
                .body("items.action", contains("created", "created", "unchanged", "created"))
                .body("items[0].id", nullValue());
        JsonPath done = run(false, notes).jsonPath();
        JsonPath again = run(false, notes).jsonPath();
        run(true, notes).then().body("items.id", equalTo(done.getList("items.id")));

        assertThat(done.getList("items.action")).containsExactly("created", "created", "unchanged", "created");
        assertThat(again.getList("items.action")).containsOnly("unchanged");
        assertThat(again.getList("items.id")).isEqualTo(done.getList("items.id"));
        given().get("/api/talks/" + talk + "/notes?sort=created")
                .then()
                .body("items.body", contains("First", "Second", "Third"));
    }

    @Test
    void looksAtNotesOnTalksThatWouldBeCreated() {
        run(true, List.of(item(null, "A"), item(null, "A")))
                .then()
                .body("items.action", contains("created", "created"));
        run(false, List.of(item(null, "A"))).then().statusCode(400);
    }

    @Test
    void importsAllOrNothing() {
        long talk = aTalk();

        run(false, List.of(item(talk, "A"), item(anUnknownTalk(), "B"))).then().statusCode(404);
        run(false, List.of(item(talk, "A"), item(talk, " "))).then().statusCode(400);
        json("{}").post("/internal/notes/import").then().statusCode(400);

        given().get("/api/talks/" + talk + "/notes").then().body("items", hasSize(0));
    }

    @Test
    void importsOnceHoweverManyComeAtOnce() throws Exception {
        long talk = aTalk();
        List<Object> actions = new ArrayList<>();
        try (var imports = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Object>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                List<Map<String, Object>> notes = List.of(item(talk, "A"), item(talk, "B"));
                List<Map<String, Object>> file = i % 2 == 0 ? notes : notes.reversed();
                answers.add(imports.submit(() -> run(false, file).jsonPath().getList("items.action")));
            }
            for (Future<List<Object>> answer : answers) {
                actions.addAll(answer.get());
            }
        }

        assertThat(actions).hasSize(16).filteredOn("created"::equals).hasSize(2);
        given().get("/api/talks/" + talk + "/notes").then().body("items", hasSize(2));
    }

    private static Map<String, Object> item(Long talk, String body) {
        Map<String, Object> item = new HashMap<>(aNote("Ann", body));
        item.put("talkId", talk);
        return item;
    }

    private static Response run(boolean dryRun, List<Map<String, Object>> notes) {
        return json(Map.of("dryRun", dryRun, "notes", notes)).post("/internal/notes/import");
    }
}
