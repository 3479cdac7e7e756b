package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static io.turnout.talks.TalkTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import io.turnout.testing.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that the gateway has rehearsed while the data is another side's. */
@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class RehearsedWritesTest {
    @Inject
    DataSource database;

    private long talk;
    private Fence fence;
    private SortedMap<String, List<String>> before;

    @BeforeEach
    void setUp() throws SQLException {
        fence = Fence.around(database, "talks", "talks", "talk_idempotency_keys", "changes");
        talk = aTalk().create();
        fence.close();
        before = Contents.of(database);
    }

    @AfterEach
    void leavesNothingBehind() throws SQLException {
        SortedMap<String, List<String>> after = Contents.of(database);
        fence.open();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void answersAsIfItWereDone() {
        rehearsed(rehearse(aTalk().with("title", "Of another kind").json()).post("/api/talks"))
                .statusCode(201)
                .header("Location", startsWith("/api/talks/"))
                .header("ETag", "\"v1-gzip\"")
                .header("Turnout-Rehearsed-On", nullValue())
                .body("title", equalTo("Of another kind"))
                .body("version", equalTo(1));
        rehearsed(rehearse(aTalk().with("title", "Another").json()).put(path()))
                .statusCode(200)
                .header("ETag", "\"v2-gzip\"")
                .header("Turnout-Rehearsed-On", "\"v1\"")
                .body("title", equalTo("Another"));
        rehearsed(rehearse(Map.of("room", "Windsor"))
                        .header("If-Match", "\"v1\"")
                        .patch(path()))
                .statusCode(200)
                .header("Turnout-Rehearsed-On", "\"v1\"")
                .body("room", equalTo("Windsor"));
        rehearsed(rehearse().delete(path())).statusCode(204).header("Turnout-Rehearsed-On", "\"v1\"");
    }

    @Test
    void refusesWhatItWouldRefuse() {
        rehearsed(rehearse(aTalk().json()).header("If-Match", "\"v7\"").put(path()))
                .statusCode(412)
                .header("Turnout-Rehearsed-On", "\"v1\"");
        rehearsed(rehearse(aTalk().json()).put("/api/talks/999999999"))
                .statusCode(404)
                .header("Turnout-Rehearsed-On", "none");
        rehearsed(rehearse(Map.of("title", "")).post("/api/talks"))
                .statusCode(400)
                .header("Turnout-Rehearsed-On", nullValue());
    }

    @Test
    void doesNotUseUpAKey() throws SQLException {
        String key = UUID.randomUUID().toString();
        for (int times = 0; times < 2; times++) {
            rehearsed(rehearse(aTalk().with("title", "Time " + times).json())
                            .header("Idempotency-Key", key)
                            .post("/api/talks"))
                    .statusCode(201)
                    .body("title", equalTo("Time " + times));
        }

        fence.open();
        json(aTalk().with("title", "Meant").json())
                .header("Idempotency-Key", key)
                .post("/api/talks")
                .then()
                .statusCode(201)
                .body("title", equalTo("Meant"));
        fence.close();
        before = Contents.of(database);
    }

    @Test
    void letsNobodyPassAFenceWhoHasNotTheCredential() {
        for (String credential : List.of("", "on", IdentityResource.REHEARSAL_CREDENTIAL + "x")) {
            json(aTalk().json())
                    .header("Turnout-Rehearsal", credential)
                    .post("/api/talks")
                    .then()
                    .statusCode(403)
                    .header("Turnout-Rehearsal", "refused")
                    .contentType("application/problem+json");
        }
        json(aTalk().json()).post("/api/talks").then().statusCode(503);
    }

    @Test
    void refusesWhatCannotBeRehearsed() {
        rehearse(Map.of("headings", List.of()))
                .post("/internal/talks/resolve")
                .then()
                .statusCode(405)
                .header("Turnout-Rehearsal", "refused");
    }

    /** The id that comes next is there already: it has come by replication. */
    @Test
    void saysThatItCameUponWhatIsTaken() throws SQLException {
        fence.open();
        run("select setval('talks_id_seq', " + (talk - 1) + ", true)");
        run("insert into talks (id, title, title_key, version, created_at, updated_at)"
                + " select id, 'x', 'x', 1, now(), now() from generate_series(" + (talk + 1) + ", " + (talk + 9)
                + ") id");
        fence.close();
        before = Contents.of(database);

        rehearse(aTalk().json()).post("/api/talks").then().header("Turnout-Rehearsal", "taken");

        assertThat(Contents.of(database)).isEqualTo(before);
        fence.open();
        run("delete from talks where id between " + (talk + 1) + " and " + (talk + 9));
        run("select setval('talks_id_seq', " + (talk + 9) + ", true)");
        fence.close();
        before = Contents.of(database);
    }

    @Test
    void isRefusedByAFenceThatKnowsOfNoRehearsals() throws SQLException {
        run("alter function turnout.guard() rename to guard_of_today");
        run("""
                create function turnout.guard() returns trigger language plpgsql as
                $$ begin raise exception using errcode = 'TN001', message = 'closed'; end $$""");
        run("create or replace trigger turnout_fence before insert or update or delete on talks"
                + " for each statement execute function turnout.guard('talks')");
        try {
            rehearse(aTalk().json()).put(path()).then().statusCode(503).header("Turnout-Rehearsal", "refused");
        } finally {
            run("drop function turnout.guard() cascade");
            run("alter function turnout.guard_of_today() rename to guard");
            fence = Fence.around(database, "talks", "talks", "talk_idempotency_keys", "changes");
            before = Contents.of(database);
        }
    }

    /** As the gateway's own check of roles differs from this one's. */
    @Test
    void answersAWriteThatItsCallerMayNotDo() {
        given().header("Authorization", Tokens.bearer("ann", "attendee"))
                .header("Turnout-Rehearsal", IdentityResource.REHEARSAL_CREDENTIAL)
                .delete(path())
                .then()
                .statusCode(403)
                .header("Turnout-Rehearsal", not("refused"));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void answersReadsAsEver(String method) {
        rehearse().request(method, path()).then().statusCode(200).header("Turnout-Rehearsal", nullValue());
    }

    /** As what comes by replication holds it, which is not to wait for a rehearsal, nor be what a deadlock ends. */
    @Test
    void givesUpOnARowThatIsLocked() throws SQLException {
        try (Connection other = database.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select from talks where id = " + talk + " for update");
            long begun = System.nanoTime();

            rehearse(aTalk().json()).put(path()).then().statusCode(503).header("Turnout-Rehearsal", "gave-up");

            // three times half a second
            assertThat(System.nanoTime() - begun).isGreaterThan(1_400_000_000L);
            other.rollback();
        }
    }

    private String path() {
        return "/api/talks/" + talk;
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
