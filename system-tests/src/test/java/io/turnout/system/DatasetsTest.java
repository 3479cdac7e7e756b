package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Data moves from the monolith to the services and back, while people read and write. The tests follow one another: each
 * begins where the one before has left the data, and the last one leaves it in the services. Long for that reason: apart, each would have
 * to move the data first.
 */
@Order(0)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatasetsTest {
    private static LocalTurnout turnout;
    /** On the gateway's way to notes-service. */
    private static SlowLink notes;

    @BeforeAll
    static void start() {
        if (!Deployment.isGiven()) {
            int ports = FreePorts.row();
            notes = new SlowLink(LocalTurnout.portOfNotes(ports));
            turnout = LocalTurnout.start(ports, Plans.ofQuickRollouts(notes.port()));
            Deployment.test(turnout);
        }
    }

    @AfterAll
    static void stop() {
        if (Deployment.isGiven()) {
            // what is tested there next is answered by both sides, too
            Shadow.compare(Shadow.READ);
        }
        Deployment.test(null);
        if (turnout != null) {
            turnout.close();
            notes.close();
        }
    }

    /** What is on its way from one side to the other is no difference. */
    @Test
    @Order(1)
    void isAnsweredAlikeByBothSidesWhileOneFollowsTheOther() throws Exception {
        Datasets.run("notes", "start");
        Datasets.run("talks", "start");
        List<String> all = new ArrayList<>(Shadow.READ);
        all.addAll(Shadow.WRITTEN);
        all.add(Shadow.ATTRIBUTE);
        Shadow.compare(all);
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Shadow.awaitCompared(all, 40);
        }

        System.out.printf("Compared: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
        Shadow.assertAlike(all);
        Shadow.compareNothing();
    }

    /** From the services, which follow: a hundred percent, so that nothing may be wrong in any answer. */
    @Test
    @Order(2)
    void readsAtOnceWhatItWroteAlsoBeforeTheDataMoves() throws Exception {
        Assumptions.assumeTrue(turnout != null, "who has answered is only known of processes of one's own");
        Datasets.run("notes", "verify");
        Datasets.run("talks", "verify");
        Canaries.read(100);
        Traffic traffic = Traffic.calm(Deployment.gateway());

        try (traffic) {
            for (int i = 0; i < 40; i++) {
                readsWhatItWrites();
            }
        }

        System.out.printf("Read from the services ahead: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
        assertThat(Canaries.readsAtTheCandidate(turnout, "notes-read")).isGreaterThan(40);
        Canaries.read(0);
    }

    /** The talk around them is the monolith's, whose data does not matter here. */
    @Test
    @Order(2)
    void readsAtOnceWhatItWroteWhereOnlyTheNotesOfATalkComeFromTheirService() throws Exception {
        Assumptions.assumeTrue(turnout != null, "who has answered is only known of processes of one's own");
        Datasets.run("notes", "verify");
        Canaries.read(List.of(Shadow.ATTRIBUTE), 100);
        Traffic traffic = Traffic.calm(Deployment.gateway());

        try (traffic) {
            for (int i = 0; i < 20; i++) {
                readsWhatItWrites();
            }
        }

        System.out.printf("Notes of talks read from their service ahead: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
        assertThat(Canaries.readsAtTheCandidate(turnout, Shadow.ATTRIBUTE)).isGreaterThanOrEqualTo(20);
        Canaries.read(List.of(Shadow.ATTRIBUTE), 0);
    }

    /** By many subjects: one that does as well comes to answer all of them, and a slow one is taken back. */
    @Test
    @Order(3)
    void letsACandidateAnswerByDegreesAndTakesASlowOneBack() throws Exception {
        Assumptions.assumeTrue(turnout != null, "only a candidate of one's own can be made slow");
        URI read = Deployment.gateway().resolve("/api/talks/%d/notes".formatted(aTalk()));

        try (Rollouts.Readers readers = new Rollouts.Readers(read)) {
            Rollouts.startUntil("notes-read", "DONE");
            assertThat(Rollouts.of("notes-read").getDouble("percent")).isEqualTo(100);

            Rollouts.ask("notes-read", "rollback");
            Rollouts.startUntil("notes-read", "READING");
            notes.delay(Duration.ofSeconds(2));
            Rollouts.awaitPhase("notes-read", "ROLLED_BACK");

            assertThat(readers.failed()).isZero();
        } finally {
            notes.delay(Duration.ZERO);
        }
        Shadow.compareNothing();
    }

    private static long aTalk() {
        return RestAssured.get(Deployment.gateway().resolve("/api/talks"))
                .jsonPath()
                .getLong("items[0].id");
    }

    @Test
    @Order(4)
    void failsNoRequestWhileNotesAndThenTalksMove() throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Datasets.move("notes");
            traffic.flow();
            Datasets.move("talks");
            traffic.flow();
        }

        System.out.printf("Notes and talks moved: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    /** Held, before the way back is given up. */
    @Test
    @Order(5)
    void isAnsweredAlikeByBothSidesOnceItHasMoved() throws Exception {
        Shadow.compare(Shadow.READ);
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Shadow.awaitCompared(Shadow.READ, 40);
        }

        assertThat(traffic.failures()).isEmpty();
        Shadow.assertAlike(Shadow.READ);
        Shadow.compareNothing();
    }

    @Test
    @Order(6)
    void failsNoRequestAndKeepsWhatWasWrittenWhileTheyGoBack() throws Exception {
        Traffic traffic = Traffic.at(Deployment.gateway());

        try (traffic) {
            Datasets.run("talks", "rollback");
            traffic.flow();
            Datasets.run("notes", "rollback");
            traffic.flow();
        }

        System.out.printf("Talks and notes rolled back: %s%n", traffic);
        assertThat(traffic.failures()).isEmpty();
        traffic.written().assertThere();
    }

    /** In the monolith by a cascade, across the cut and in the services by the change feed. */
    @Test
    @Order(7)
    void takesATalksNotesWithItWhereverTheyAre() throws Exception {
        List<Long> deleted = new ArrayList<>();
        long before = talkWithNote(deleted);
        delete(before);
        long across = talkWithNote(deleted);
        Datasets.move("notes");
        delete(across);
        delete(talkWithNote(deleted));
        long there = talkWithNote(deleted);
        Datasets.move("talks");
        delete(there);
        delete(talkWithNote(deleted));
        awaitGone(deleted);
        long back = talkWithNote(deleted);
        Datasets.run("talks", "rollback");
        delete(back);
        // not waited for: the feed may tell of it before or after the notes have gone back
        Datasets.run("notes", "rollback");

        awaitGone(deleted);
    }

    @Test
    @Order(8)
    void refusesWritesThatPassTheGatewayByWhereTheDataIsNotWritten() throws Exception {
        Datasets.move("notes");
        Datasets.move("talks");
        if (turnout == null) {
            return;
        }
        long talk = Api.createTalk();
        for (String path : List.of("/api/talks", "/api/talks/" + talk + "/notes")) {
            Object body = path.endsWith("notes") ? Api.aNote() : Api.aTalk();
            io.restassured.RestAssured.given()
                    .baseUri(turnout.monorail().toString())
                    .auth()
                    .preemptive()
                    .oauth2(Tokens.writer())
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("type", equalTo("/problems/fenced"));
        }
    }

    private static void readsWhatItWrites() {
        long talk = Api.createTalk();
        Api.request().get("/api/talks/{id}", talk).then().statusCode(200);
        long note = Api.createNote(talk);
        Api.request().get("/api/notes/{id}", note).then().statusCode(200);
        Api.request()
                .get("/api/talks/{id}?include=notes", talk)
                .then()
                .statusCode(200)
                .body("notes.items.id", hasItem((int) note));
        Api.request().delete("/api/notes/{id}", note).then().statusCode(204);
        Api.request().get("/api/notes/{id}", note).then().statusCode(404);
    }

    private static long talkWithNote(List<Long> notes) {
        long talk = Api.createTalk();
        notes.add(Api.createNote(talk));
        return talk;
    }

    private static void delete(long talk) {
        Api.request().delete("/api/talks/{id}", talk).then().statusCode(204);
    }

    private static void awaitGone(List<Long> notes) {
        for (long note : notes) {
            Awaitility.await("note " + note + " to go with its talk")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> Api.request().get("/api/notes/{id}", note).statusCode() == 404);
        }
    }
}
