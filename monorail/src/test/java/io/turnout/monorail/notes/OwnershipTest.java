package io.turnout.monorail.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class OwnershipTest {
    @Inject
    DataSource database;

    @Test
    void letsWhoWroteANoteChangeIt() {
        long note = note(create(aTalk()), "Ann", "A note");

        json(aNote("Changed")).put("/api/notes/" + note).then().statusCode(200);
        json(aNote("Again")).put("/api/notes/" + note).then().statusCode(200);
        given().delete("/api/notes/" + note).then().statusCode(204);
    }

    @Test
    void letsNobodyElseChangeIt() {
        long note = note(create(aTalk()), "Ann", "A note");

        assertNotTheirs(as("bob", "attendee").body(aNote("A note")).put("/api/notes/" + note));
        assertNotTheirs(as("bob", "attendee", "editor", "operator").delete("/api/notes/" + note));
        assertNotTheirs(as("ADA", "attendee").delete("/api/notes/" + note));

        given().get("/api/notes/" + note).then().body("version", equalTo(1));
    }

    @Test
    void letsNobodyChangeANoteWithoutAnOwner() throws SQLException {
        long note = note(create(aTalk()), "Ann", "A note");
        execute("update notes set owner = null where id = " + note);

        assertNotTheirs(json(aNote("A note")).put("/api/notes/" + note));
        assertNotTheirs(given().delete("/api/notes/" + note));
        assertNotTheirs(as("null", "attendee").delete("/api/notes/" + note));
    }

    @Test
    void looksAtTheOwnerAfterTheNoteAndBeforeItsVersion() {
        long note = note(create(aTalk()), "Ann", "A note");

        as("bob", "attendee").delete("/api/notes/9223372036854775807").then().statusCode(404);
        assertNotTheirs(as("bob", "attendee").header("If-Match", "\"v9\"").delete("/api/notes/" + note));
        given().header("If-Match", "\"v9\"").delete("/api/notes/" + note).then().statusCode(412);
    }

    @Test
    void neitherShowsNorTakesAnOwner() {
        long talk = create(aTalk());
        Map<String, String> claiming = Map.of("author", "Ann", "body", "x", "owner", "bob");

        Response refused = json(claiming).post("/api/talks/" + talk + "/notes");

        refused.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-body"))
                .body("errors[0].field", equalTo("owner"));
        long note = note(talk, "Ann", "A note");
        json(claiming).put("/api/notes/" + note).then().statusCode(400);
        assertThat(given().get("/api/notes/" + note).jsonPath().getMap("$")).doesNotContainKey("owner");
    }

    @Test
    void givesImportedNotesToWhoImportsThem() {
        String file = "# Imported %s\nFrom a file.\n".formatted(UUID.randomUUID());

        int note = imported(as("eve", "editor"), file).path("talks[0].notes[0].id");
        assertThat(imported(as("mal", "editor"), file).<Integer>path("talks[0].notes[0].id"))
                .isEqualTo(note);

        assertNotTheirs(given().delete("/api/notes/" + note));
        assertNotTheirs(as("mal", "attendee").delete("/api/notes/" + note));
        as("eve", "attendee").delete("/api/notes/" + note).then().statusCode(204);
    }

    @Test
    void keepsTheIdempotencyKeysOfCallersApart() throws SQLException {
        String path = "/api/talks/" + create(aTalk()) + "/notes";

        String first = keyed(as("ada", "attendee"), path);
        assertThat(keyed(as("bob", "attendee"), path)).isNotEqualTo(first);
        assertThat(keyed(as("ada", "attendee"), path)).isEqualTo(first);
        given().get(path).then().body("items", hasSize(2));

        // as it was stored before there were callers
        execute("update note_idempotency_keys set key = 'same' where key = 'same ada'");
        assertThat(keyed(as("ada", "attendee"), path)).isEqualTo(first);
        as("ada", "attendee")
                .header("Idempotency-Key", "same")
                .body(aNote("Another"))
                .post(path)
                .then()
                .statusCode(201);
    }

    private static Response imported(RequestSpecification as, String file) {
        return as.contentType("text/markdown; charset=UTF-8").body(file).post("/api/import");
    }

    private static Map<String, String> aNote(String body) {
        return Map.of("author", "Ann", "body", body);
    }

    private static RequestSpecification json(Object body) {
        return given().contentType("application/json").body(body);
    }

    private static String keyed(RequestSpecification as, String path) {
        return as.header("Idempotency-Key", "same")
                .body(aNote("A note"))
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static RequestSpecification as(String subject, String... roles) {
        return given().header("Authorization", Tokens.bearer(subject, roles)).contentType("application/json");
    }

    private static void assertNotTheirs(Response answer) {
        answer.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .body("type", equalTo("/problems/forbidden"))
                .body("detail", equalTo("Only who wrote the note can change it."));
        assertThat(answer.header("WWW-Authenticate")).isNull();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }
}
