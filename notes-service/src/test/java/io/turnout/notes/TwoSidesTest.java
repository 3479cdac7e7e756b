package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.anUnknownTalk;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
@QuarkusTestResource(value = StubMonorail.class, restrictToAnnotatedClass = true)
class TwoSidesTest {
    @AfterEach
    void calm() {
        StubTalks.show(Integer.MAX_VALUE);
        StubTalks.holdBack(false);
        StubTalks.fail(false);
        StubTalks.own(false);
        StubMonorail.show(Integer.MAX_VALUE);
        StubMonorail.fail(false);
        StubMonorail.hang(false);
    }

    @Test
    void takesChangesFromWhicheverSideHasThem() {
        StubTalks.show(StubTalks.head());
        aTalk();
        aTalk();
        awaitPosition(StubTalks.head());

        // the talks have moved: now the other one goes on
        StubMonorail.show(StubTalks.head());
        StubTalks.show(Integer.MAX_VALUE);
        aTalk();
        awaitPosition(StubTalks.head());
    }

    @Test
    void goesOnAndIsReadyWhileOneSideIsDown() {
        StubMonorail.fail(true);
        aTalk();
        awaitPosition(StubTalks.head());

        await().untilAsserted(() -> feed().body(data("'monorail lagMillis'"), greaterThan(0))
                .body(data("'talks-service lagMillis'"), equalTo(0)));
        StubMonorail.fail(false);
        StubMonorail.hang(true);
        aTalk();
        awaitPosition(StubTalks.head());
    }

    @Test
    void knowsATalkAsSoonAsOneSideTellsOfIt() {
        StubTalks.holdBack(true);
        StubMonorail.hang(true);

        long talk = aTalk();

        given().get("/api/talks/" + talk + "/notes").then().statusCode(200);
    }

    @Test
    void saysThatThereIsNoTalkOnlyWhenBothSidesSaySo() {
        String notes = "/api/talks/" + anUnknownTalk() + "/notes";
        given().get(notes).then().statusCode(404);

        StubMonorail.fail(true);
        given().get(notes).then().statusCode(503).body("type", equalTo("/problems/unavailable"));

        StubMonorail.fail(false);
        given().get(notes).then().statusCode(404);
    }

    @Test
    void theOwnersWordIsEnoughOnceTheOtherSideIsGone() {
        String notes = "/api/talks/" + anUnknownTalk() + "/notes";
        StubTalks.own(true);

        StubMonorail.fail(true);
        given().get(notes).then().statusCode(404);
        StubMonorail.fail(false);
        StubMonorail.hang(true);
        given().get(notes).then().statusCode(404);
    }

    @Test
    void whoOwnsNothingCannotSpeakForTheOwner() {
        String notes = "/api/talks/" + anUnknownTalk() + "/notes";
        StubTalks.own(true);

        StubTalks.fail(true);

        given().get(notes).then().statusCode(503).body("type", equalTo("/problems/unavailable"));
    }

    private static void awaitPosition(int position) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> feed().body(data("position"), equalTo(position)));
    }

    private static ValidatableResponse feed() {
        return given().get("/q/health/ready").then().statusCode(200);
    }

    private static String data(String member) {
        return "checks.find { it.name == 'Talks feed' }.data." + member;
    }
}
