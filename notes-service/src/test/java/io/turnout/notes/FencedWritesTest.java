package io.turnout.notes;

import static io.restassured.RestAssured.given;
import static io.turnout.notes.NoteTestData.aNote;
import static io.turnout.notes.NoteTestData.aTalk;
import static io.turnout.notes.NoteTestData.create;
import static io.turnout.notes.NoteTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.platform.rest.Idempotency;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
@QuarkusTestResource(StubTalks.class)
class FencedWritesTest {
    @Inject
    DataSource database;

    @Inject
    Idempotency idempotency;

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
    void refusesEveryWriteWhileClosedAndServesReads() throws SQLException {
        long talk = aTalk();
        long note = create(talk, aNote());
        fence.close();

        refused(json(aNote()).post("/api/talks/" + talk + "/notes"));
        refused(json(aNote()).put("/api/notes/" + note));
        refused(given().delete("/api/notes/" + note));
        refused(json(Map.of("dryRun", false, "notes", List.of(Map.of("talkId", talk, "author", "Ann", "body", "x"))))
                .post("/internal/notes/import"));
        given().get("/api/notes/" + note).then().statusCode(200).body("version", equalTo(1));

        fence.open();
        json(aNote()).put("/api/notes/" + note).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void takesTheSameKeyOnceItIsOpen() throws SQLException {
        long talk = aTalk();
        String path = "/api/talks/" + talk + "/notes";
        fence.close();
        refused(json(aNote()).header("Idempotency-Key", "held").post(path));

        fence.open();
        String created = json(aNote())
                .header("Idempotency-Key", "held")
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        fence.close();
        refused(json(aNote()).header("Idempotency-Key", "held").post(path));
        fence.open();
        json(aNote()).header("Idempotency-Key", "held").post(path).then().header("Location", equalTo(created));
    }

    @Test
    void tellsItsFencesToWhoAsks() throws SQLException {
        String asked = "notes, talks";
        given().get("/api/notes/1").then().header("Turnout-Fence", nullValue());
        given().header("Turnout-Datasets", "talks").get("/api/notes/1").then().header("Turnout-Fence", nullValue());

        long talk = aTalk();
        Response written = json(aNote()).header("Turnout-Datasets", asked).post("/api/talks/" + talk + "/notes");
        fence.close();
        Response refused = json(aNote()).header("Turnout-Datasets", asked).post("/api/talks/" + talk + "/notes");
        Response missing = given().header("Turnout-Datasets", asked).get("/api/notes/9223372036854775807");

        written.then().statusCode(201);
        assertThat(written.header("Turnout-Fence")).matches("notes;open=\\?1;turn=\\d+");
        refused(refused);
        assertThat(refused.header("Turnout-Fence"))
                .matches("notes;open=\\?0;turn=\\d+")
                .isNotEqualTo(written.header("Turnout-Fence"));
        missing.then().statusCode(404).header("Turnout-Fence", equalTo(refused.header("Turnout-Fence")));
    }

    @Test
    void saysThatTheFencesCannotBeRead() throws SQLException {
        execute("alter table turnout.fence rename column turn to turns");
        try {
            given().header("Turnout-Datasets", "notes")
                    .get("/api/notes/9223372036854775807")
                    .then()
                    .statusCode(404)
                    .header("Turnout-Fence", "unreadable");
        } finally {
            execute("alter table turnout.fence rename column turns to turn");
        }
    }

    @Test
    void leavesOldKeysToTheSideThatOwnsThem() throws SQLException {
        execute("insert into note_idempotency_keys (key, fingerprint, created_at)"
                + " values ('old', '', now() - interval '2 days')");
        fence.close();

        idempotency.forgetOld();
        fence.open();
        assertThat(keys("old")).isEqualTo(1);

        idempotency.forgetOld();
        assertThat(keys("old")).isZero();
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/fenced"))
                .body("traceId", not(nullValue()));
    }

    private int keys(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from note_idempotency_keys where key = '" + key + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
