package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.Contents;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that the gateway has rehearsed while the data is another side's. */
@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class RehearsedWritesTest {
    @Inject
    DataSource database;

    private Fence fence;
    private long talk;
    private long note;

    @BeforeEach
    void setUp() throws SQLException {
        fence = Fence.around(database, "notes", "notes", "note_idempotency_keys");
        talk = aTalk();
        note = create(talk, aNote());
        fence.close();
    }

    @AfterEach
    void open() throws SQLException {
        fence.open();
    }

    @Test
    void answersAsIfItWereDoneAndLeavesNothingBehind() throws SQLException {
        Map<String, List<String>> before = notes();

        rehearsed(rehearse(Map.of("author", "Ann", "body", "Rehearsed"))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/talks/" + talk + "/notes"))
                .statusCode(201)
                .header("Turnout-Rehearsed-On", nullValue())
                .body("body", equalTo("Rehearsed"));
        rehearsed(rehearse(aNote()).put("/api/notes/" + note))
                .statusCode(200)
                .header("Turnout-Rehearsed-On", "\"v1\"")
                .body("version", equalTo(2));
        rehearsed(rehearse().delete("/api/notes/" + note)).statusCode(204).header("Turnout-Rehearsed-On", "\"v1\"");
        rehearsed(rehearse().delete("/api/notes/999999999")).statusCode(404).header("Turnout-Rehearsed-On", "none");

        assertThat(notes()).isEqualTo(before);
    }

    /** The transaction is begun again after the feed was read, and that one is rolled back too. */
    @Test
    void waitsForATalkThatItDoesNotKnowYet() throws SQLException {
        Map<String, List<String>> before = notes();
        StubTalks.holdBack(true);
        try {
            rehearsed(rehearse(aNote()).post("/api/talks/" + aTalk() + "/notes"))
                    .statusCode(201);
        } finally {
            StubTalks.holdBack(false);
        }

        assertThat(notes()).isEqualTo(before);
    }

    @Test
    void isForTheGatewayAlone() {
        json(aNote())
                .header("Turnout-Rehearsal", "on")
                .post("/api/talks/" + talk + "/notes")
                .then()
                .statusCode(403);
        rehearse(Map.of("dryRun", false, "notes", List.of()))
                .post("/internal/notes/import")
                .then()
                .statusCode(405);
    }

    /** Without what is known of talks, which goes on. */
    private Map<String, List<String>> notes() throws SQLException {
        Map<String, List<String>> tables = Contents.of(database);
        tables.keySet().removeIf(table -> !table.contains("note") && !table.startsWith("turnout."));
        assertThat(tables).hasSize(4);
        return tables;
    }

    private static RequestSpecification rehearse(Object body) {
        return json(body).header("Turnout-Rehearsal", IdentityResource.REHEARSAL_CREDENTIAL);
    }

    private static RequestSpecification rehearse() {
        return given().header("Turnout-Rehearsal", IdentityResource.REHEARSAL_CREDENTIAL);
    }

    private static ValidatableResponse rehearsed(Response response) {
        return response.then().header("Turnout-Rehearsal", "rolled-back");
    }
}
