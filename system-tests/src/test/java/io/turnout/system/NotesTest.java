package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Notes belong to talks, and go with them. */
class NotesTest {
    @Test
    void createsANoteOnATalk() {
        long talk = Api.createTalk();

        Response created = Api.createNote(talk, Api.aNote());

        long id = created.jsonPath().getLong("id");
        assertThat(created.header("Location")).endsWith("/api/notes/" + id);
        assertThat(created.jsonPath().getLong("talkId")).isEqualTo(talk);
        assertThat(Api.request().get("/api/notes/{id}", id).asString()).isEqualTo(created.asString());
    }

    @Test
    void takesANoteOnATalkThatWasMadeAnInstantAgo() {
        for (int i = 0; i < 20; i++) {
            Api.createNote(Api.createTalk());
        }
    }

    @Test
    void replacesAndDeletesANote() {
        long id = Api.createNote(Api.createTalk());

        Api.json(Map.of("author", "Grace", "body", "Better."))
                .put("/api/notes/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("author", equalTo("Grace"));
        Api.request().delete("/api/notes/{id}", id).then().statusCode(204);

        Api.request().get("/api/notes/{id}", id).then().statusCode(404);
    }

    @Test
    void listsTheNotesOfATalkNewestFirst() {
        long talk = Api.createTalk();
        for (String author : new String[] {"first", "second", "third"}) {
            Api.createNote(talk, Map.of("author", author, "body", "b"));
        }

        Api.request()
                .get("/api/talks/{id}/notes", talk)
                .then()
                .statusCode(200)
                .body("items.author", contains("third", "second", "first"));
        Api.request()
                .queryParam("sort", "created")
                .queryParam("author", "second")
                .get("/api/talks/{id}/notes", talk)
                .then()
                .body("items.author", contains("second"));
    }

    @Test
    void hasNoNotesForATalkThatIsNotThere() {
        Api.request().get("/api/talks/{id}/notes", Long.MAX_VALUE).then().statusCode(404);
        Api.json(Api.aNote())
                .post("/api/talks/{id}/notes", Long.MAX_VALUE)
                .then()
                .statusCode(404);
    }

    @Test
    void deletingATalkReachesItsNotes() {
        long talk = Api.createTalk();
        long note = Api.createNote(talk);

        Api.request().delete("/api/talks/{id}", talk).then().statusCode(204);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> Api.request().get("/api/notes/{id}", note).then().statusCode(404));
        Api.request().get("/api/talks/{id}/notes", talk).then().statusCode(404);
        Api.json(Api.aNote()).post("/api/talks/{id}/notes", talk).then().statusCode(404);
    }
}
