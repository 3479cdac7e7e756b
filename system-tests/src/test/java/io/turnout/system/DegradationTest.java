package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one dead or frozen service leaves of the site. */
class DegradationTest {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final LocalTurnout turnout = Deployment.processes();
    private ProcessHandle frozen;

    @AfterEach
    void recover() {
        if (frozen != null) {
            LocalTurnout.signal(frozen, "CONT");
        }
        Awaitility.await("recovery")
                .atMost(RECOVERY)
                .until(() -> Http.get(turnout.notes().resolve("/q/health/ready"))
                                        .statusCode()
                                == 200
                        && Http.get(turnout.talks().resolve("/q/health/ready")).statusCode() == 200
                        && quality().equals("good")
                        && searchIsWhole());
    }

    @Test
    void servesTalksAndAgendaWithoutNotesWhenNotesServiceIsFrozen() throws Exception {
        long talk = Api.createTalk();
        Api.createNote(talk);
        freeze("notes-service");

        Api.request()
                .queryParam("include", "notes")
                .get("/api/talks/{id}", talk)
                .then()
                .statusCode(200)
                .body("id", equalTo((int) talk))
                .body("notes.quality", equalTo("missing"));

        Api.request().get("/api/talks/{id}", talk).then().statusCode(200);
        Api.request().get("/api/talks/{id}/notes", talk).then().statusCode(oneOf(503, 504));
        assertThat(Http.get(Deployment.gateway().resolve("/talks/" + talk)).body())
                .contains("Notes cannot be shown at the moment");
        search().body("notes.quality", equalTo("missing"));
    }

    @Test
    void servesRecentNotesAsStaleWithTheirTimeWhenNotesServiceIsFrozen() throws Exception {
        long talk = Api.createTalk();
        Api.createNote(talk);
        String good = "/api/talks/" + talk + "?include=notes";
        Api.request().get(good).then().body("notes.quality", equalTo("good"));
        Api.request().get("/api/agenda?day=2019-03-04").then().body("items[0].notes.quality", equalTo("good"));
        Http.get(Deployment.gateway().resolve("/talks/" + talk));
        freeze("notes-service");

        Api.request()
                .get(good)
                .then()
                .statusCode(200)
                .body("notes.quality", equalTo("stale"))
                .body("notes.asOf", notNullValue())
                .body("notes.items.size()", equalTo(1));

        Api.request()
                .get("/api/agenda?day=2019-03-04")
                .then()
                .statusCode(200)
                .body("items[0].notes.quality", equalTo("stale"));
        assertThat(Http.get(Deployment.gateway().resolve("/talks/" + talk)).body())
                .contains("Notes as of");
    }

    @Test
    void servesTheAgendaWhenNotesServiceIsDeadAndRecoversByItself() {
        LocalTurnout.signal(turnout.app("notes-service"), "KILL");

        Api.request().get("/api/agenda?day=2019-03-05").then().statusCode(200).body("items.size()", notNullValue());

        Awaitility.await().atMost(RECOVERY).until(() -> quality().equals("good"));
    }

    @Test
    void saysThatItIsUnavailableWhenTheMainDishIs() {
        freeze("talks-service");

        Api.request()
                .get("/api/agenda?day=2019-03-04")
                .then()
                .statusCode(oneOf(503, 504))
                .contentType("application/problem+json");
        search().body("talks.quality", equalTo("missing"));
    }

    /** For words that nobody has searched for before, so that no earlier answer is held. */
    private static ValidatableResponse search() {
        return Api.request()
                .queryParam("q", "services " + UUID.randomUUID())
                .get("/api/search")
                .then()
                .statusCode(200);
    }

    private static boolean searchIsWhole() {
        JsonPath found = search().extract().jsonPath();
        return found.getString("talks.quality").equals("good")
                && found.getString("notes.quality").equals("good");
    }

    private void freeze(String module) {
        frozen = turnout.app(module);
        LocalTurnout.signal(frozen, "STOP");
    }

    private static String quality() {
        return String.valueOf(
                Api.request().get("/api/agenda?day=2019-03-05").jsonPath().getString("items[0].notes.quality"));
    }
}
