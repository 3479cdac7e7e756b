package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class NotesTest {
    @Test
    void createsNoteWithEveryMemberInItsOrder() {
        long talk = aTalk();

        Response response = json(aNote("Ann", "A *note*")).post("/api/talks/" + talk + "/notes");

        response.then().statusCode(201).contentType("application/json;charset=UTF-8");
        long id = response.jsonPath().getLong("id");
        assertThat(response.header("Location")).isEqualTo("/api/notes/" + id);
        assertThat(response.header("ETag")).isEqualTo("\"v1-gzip\"");
        assertThat(response.asString())
                .startsWith("{\"id\":" + id + ",\"talkId\":" + talk
                        + ",\"author\":\"Ann\",\"body\":\"A *note*\",\"version\":1,\"createdAt\":\"");
        given().get("/api/notes/" + id).then().statusCode(200).body(equalTo(response.asString()));
    }

    @Test
    void replacesAuthorAndBodyAlone() {
        long talk = aTalk();
        long id = create(talk, aNote());
        String served = given().get("/api/notes/" + id).asString();

        json(served.replace("Ann", "Bob").replace("\"talkId\":" + talk, "\"talkId\":1"))
                .put("/api/notes/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2-gzip\"")
                .body("author", equalTo("Bob"))
                .body("talkId", equalTo((int) talk));
    }

    @Test
    void deletesNote() {
        long talk = aTalk();
        long id = create(talk, aNote());

        given().delete("/api/notes/" + id).then().statusCode(204);

        given().get("/api/notes/" + id).then().statusCode(404).body("detail", equalTo("There is no note " + id + "."));
        given().delete("/api/notes/" + id).then().statusCode(404);
        json(aNote()).put("/api/notes/" + id).then().statusCode(404);
        given().get("/api/talks/" + talk + "/notes").then().body("items", hasSize(0));
    }

    @Test
    void honoursConditions() {
        long id = create(aTalk(), aNote());
        json(aNote()).put("/api/notes/" + id);

        json(aNote())
                .header("If-Match", "\"v1\"")
                .put("/api/notes/" + id)
                .then()
                .statusCode(412);
        given().header("If-Match", "\"v1\"").delete("/api/notes/" + id).then().statusCode(412);
        given().header("If-None-Match", "\"v2\"")
                .get("/api/notes/" + id)
                .then()
                .statusCode(304)
                .body(emptyString());
        json(aNote())
                .header("If-Match", "\"v2\"")
                .put("/api/notes/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void givesTheFirstAnswerAgainForOneKey() {
        long talk = aTalk();
        String path = "/api/talks/" + talk + "/notes";

        Response first = json(aNote()).header("Idempotency-Key", "once").post(path);
        Response second = json(aNote()).header("Idempotency-Key", "once").post(path);
        StubTalks.tell("deleted", talk);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        json(aNote("Ann", "Another"))
                .header("Idempotency-Key", "once")
                .post(path)
                .then()
                .statusCode(422);
        json(aNote())
                .header("Idempotency-Key", "once")
                .post("/api/talks/" + aTalk() + "/notes")
                .then()
                .statusCode(422);
    }

    @Test
    void writesOnceHoweverManyComeAtOnce() throws Exception {
        long talk = aTalk();
        CountDownLatch go = new CountDownLatch(1);
        List<String> bodies = new ArrayList<>();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(clients.submit(() -> {
                    go.await();
                    return json(aNote())
                            .header("Idempotency-Key", "at-once")
                            .post("/api/talks/" + talk + "/notes")
                            .then()
                            .statusCode(201)
                            .extract()
                            .asString();
                }));
            }
            go.countDown();
            for (Future<String> answer : answers) {
                bodies.add(answer.get());
            }
        }

        assertThat(bodies).hasSize(10).containsOnly(bodies.getFirst());
        given().get("/api/talks/" + talk + "/notes").then().body("items", hasSize(1));
    }
}
