package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same POST sent twice with one key happens once. */
class IdempotencyTest {
    @Test
    void givesTheFirstAnswerAgain() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> talk = Api.aTalk();
        Response first = Api.json(talk).header("Idempotency-Key", key).post("/api/talks");
        first.then().statusCode(201);
        Api.json(Api.aTalk()).put("/api/talks/{id}", first.jsonPath().getLong("id"));

        Response second = Api.json(talk).header("Idempotency-Key", key).post("/api/talks");

        second.then().statusCode(201).header("ETag", equalTo(first.header("ETag")));
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void refusesTheKeyForAnotherBodyOrPath() {
        String key = UUID.randomUUID().toString();
        long talk = Api.createTalk();
        Map<String, Object> note = Api.aNote();
        Api.json(note)
                .header("Idempotency-Key", key)
                .post("/api/talks/{id}/notes", talk)
                .then()
                .statusCode(201);

        Api.json(Api.aNote())
                .header("Idempotency-Key", key)
                .post("/api/talks/{id}/notes", talk)
                .then()
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
        Api.json(note)
                .header("Idempotency-Key", key)
                .post("/api/talks/{id}/notes", Api.createTalk())
                .then()
                .statusCode(422);
    }

    @Test
    void happensOnceHoweverManySendItAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        long talk = Api.createTalk();
        Map<String, Object> note = Api.aNote();

        List<Response> answers = LostUpdatesTest.concurrently(
                10, i -> Api.json(note).header("Idempotency-Key", key).post("/api/talks/{id}/notes", talk));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        Api.request().get("/api/talks/{id}/notes", talk).then().body("items.size()", equalTo(1));
    }

    @Test
    void keepsTheKeyOfARefusedRequestUnused() {
        String key = UUID.randomUUID().toString();
        Api.json(Map.of("title", " "))
                .header("Idempotency-Key", key)
                .post("/api/talks")
                .then()
                .statusCode(400);

        Api.json(Api.aTalk())
                .header("Idempotency-Key", key)
                .post("/api/talks")
                .then()
                .statusCode(201);
    }
}
