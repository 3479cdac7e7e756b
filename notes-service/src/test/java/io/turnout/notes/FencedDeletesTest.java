package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.anUnknownTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A talk is deleted while this side may not write notes. */
@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class FencedDeletesTest {
    @Inject
    DataSource database;

    private Fence fence;

    @BeforeEach
    void fence() throws SQLException {
        fence = Fence.around(database, "notes", "notes", "note_idempotency_keys");
    }

    @AfterEach
    void open() throws SQLException {
        fence.open();
    }

    @Test
    void goesOnBehindTheDeleteAndDeletesTheNotesOnceItMay() throws SQLException {
        long talk = aTalk();
        long note = create(talk, aNote());
        long kept = create(aTalk(), aNote());
        fence.close();

        StubTalks.tell("deleted", talk);
        long later = aTalk();

        awaitApplied();
        given().get("/api/talks/" + later + "/notes").then().statusCode(200);
        assertThat(number("select count(*) from notes where talk_id = " + talk)).isEqualTo(1);
        given().get("/api/talks/" + talk + "/notes").then().statusCode(404);
        given().get("/api/notes/" + note).then().statusCode(404);

        fence.open();
        await().until(() -> number("select count(*) from notes where talk_id = " + talk) == 0);
        assertThat(number("select count(*) from known_talks where notes_left")).isZero();
        given().get("/api/notes/" + kept).then().statusCode(200);
    }

    @Test
    void refusesALateNote() throws SQLException {
        long talk = aTalk();
        create(talk, aNote());
        fence.close();
        StubTalks.tell("deleted", talk);
        awaitApplied();

        json(aNote()).post("/api/talks/" + talk + "/notes").then().statusCode(404);
        fence.open();
        json(aNote()).post("/api/talks/" + talk + "/notes").then().statusCode(404);

        await().until(() -> number("select count(*) from notes where talk_id = " + talk) == 0);
    }

    @Test
    void deletesWhatAProcessThatIsGoneHasLeft() throws SQLException {
        long talk = anUnknownTalk();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into notes (talk_id, author, body, version, created_at, updated_at) values ("
                    + talk + ", 'Ann', 'x', 1, now(), now())");
            statement.execute("insert into known_talks (id, deleted, notes_left) values (" + talk + ", true, true)");
        }

        await().until(() -> number("select count(*) from notes where talk_id = " + talk) == 0);
    }

    private void awaitApplied() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> number("select position from feed_cursor") == StubTalks.head());
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
