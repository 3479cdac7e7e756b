package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.anUnknownTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class KnownTalksTest {
    @AfterEach
    void calm() {
        StubTalks.fail(false);
        StubTalks.holdBack(false);
        StubTalks.hang(false);
    }

    @Test
    void knowsTalkThatWasCreatedAMomentAgo() {
        StubTalks.holdBack(true);

        create(aTalk(), aNote());
        given().get("/api/talks/" + aTalk() + "/notes").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void answersUnknownTalkWithNotFound() {
        long id = anUnknownTalk();

        json(aNote())
                .post("/api/talks/" + id + "/notes")
                .then()
                .statusCode(404)
                .body("detail", equalTo("There is no talk " + id + "."));
        given().get("/api/talks/" + id + "/notes").then().statusCode(404);
    }

    @Test
    void saysUnavailableWhenTheFeedCannotBeReached() {
        long known = aTalk();
        create(known, aNote());
        StubTalks.fail(true);

        json(aNote())
                .post("/api/talks/" + anUnknownTalk() + "/notes")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/unavailable"));
        given().get("/api/talks/" + anUnknownTalk() + "/notes").then().statusCode(503);
        create(known, aNote());
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void waitsForTheFeedNoLongerThanTheRequestsDeadline() {
        StubTalks.hang(true);

        json(aNote())
                .header("Deadline", "300")
                .post("/api/talks/" + anUnknownTalk() + "/notes")
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/unavailable"));
    }

    @Test
    void leavesIdempotencyKeyUnusedWhileTheTalkIsUnknown() {
        long id = anUnknownTalk();
        String path = "/api/talks/" + id + "/notes";

        json(aNote()).header("Idempotency-Key", "early").post(path).then().statusCode(404);
        StubTalks.tell("created", id);
        json(aNote()).header("Idempotency-Key", "early").post(path).then().statusCode(201);
    }

    @Test
    void asksTheFeedOnceForManyRequests() throws Exception {
        StubTalks.holdBack(true);
        long id = anUnknownTalk();
        int before = StubTalks.calls();
        CountDownLatch go = new CountDownLatch(1);
        List<Integer> statuses = new ArrayList<>();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(clients.submit(() -> {
                    go.await();
                    return given().get("/api/talks/" + id + "/notes").statusCode();
                }));
            }
            go.countDown();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).hasSize(40).containsOnly(404);
        assertThat(StubTalks.calls() - before).isLessThan(40);
    }

    @Test
    void deletesNotesOfDeletedTalkAndTakesNoMore() {
        long talk = aTalk();
        long note = create(talk, aNote());

        StubTalks.tell("deleted", talk);

        await().untilAsserted(() -> given().get("/api/notes/" + note).then().statusCode(404));
        given().get("/api/talks/" + talk + "/notes").then().statusCode(404);
        json(aNote()).post("/api/talks/" + talk + "/notes").then().statusCode(404);
    }

    @Test
    void staysDeletedWhateverComesLater() {
        long talk = aTalk();
        StubTalks.tell("deleted", talk);
        StubTalks.tell("updated", talk);
        StubTalks.tell("created", talk);
        long marker = aTalk();

        await().untilAsserted(() ->
                given().get("/api/talks/" + marker + "/notes").then().statusCode(200));
        given().get("/api/talks/" + talk + "/notes").then().statusCode(404);
    }
}
