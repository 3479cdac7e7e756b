package io.turnout.talks.feed;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.turnout.testing.Fence;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ChangesTest {
    @Inject
    DataSource database;

    @Test
    void tellsWhatHappenedToATalk() {
        long head = head();
        long id = aTalk().create();
        String created = given().get("/api/talks/" + id).asString();
        given().contentType("application/json").body("{\"title\":\"B\"}").put("/api/talks/" + id);
        given().delete("/api/talks/" + id);

        String feed = given().get("/changes?after=" + head).asString();

        JsonPath part = JsonPath.from(feed);
        assertThat(part.getList("events.type")).containsExactly("talk.created", "talk.updated", "talk.deleted");
        assertThat(part.getList("events.id")).containsOnly((int) id);
        assertThat(part.getList("events.position")).containsExactly((int) head + 1, (int) head + 2, (int) head + 3);
        assertThat(part.getLong("next")).isEqualTo(head + 3);
        assertThat(feed).contains("\"talk\":" + created);
        assertThat((Object) part.get("events[2].talk")).isNull();
    }

    @Test
    void saysWhetherTalksAreWrittenHere() throws SQLException {
        Fence fence = Fence.around(database, "talks", "talks");
        given().get("/changes").then().body("owned", equalTo(true));

        fence.close();
        given().get("/changes").then().body("owned", equalTo(false));

        fence.open();
        given().get("/changes").then().body("owned", equalTo(true));
    }

    @Test
    void saysNothingOfRefusedWrites() {
        long head = head();

        given().contentType("application/json").body("{\"title\":\"\"}").post("/api/talks");
        given().delete("/api/talks/9223372036854775807");

        given().get("/changes?after=" + head).then().body("events", empty()).body("next", equalTo((int) head));
    }

    @Test
    void goesOnBehindRowsThatCameByReplication() throws SQLException {
        long head = head();
        try (Connection connection = database.getConnection();
                Statement insert = connection.createStatement()) {
            insert.execute("insert into changes (position, type, talk_id, at) values (" + (head + 1)
                    + ", 'talk.created', 7, now()), (" + (head + 2) + ", 'talk.deleted', 7, now())");
        }

        long id = aTalk().create();

        JsonPath part = given().get("/changes?after=" + head).jsonPath();
        assertThat(part.getList("events.position")).containsExactly((int) head + 1, (int) head + 2, (int) head + 3);
        assertThat(part.getList("events.id")).containsExactly(7, 7, (int) id);
    }

    @Test
    void servesPartsOfAnySize() {
        long head = head();
        for (int i = 0; i < 3; i++) {
            aTalk().create();
        }

        given().get("/changes?limit=2&after=" + head)
                .then()
                .body("events", hasSize(2))
                .body("next", equalTo((int) head + 2));
        given().get("/changes?limit=2&after=" + (head + 2)).then().body("events.position", contains((int) head + 3));
    }

    @Test
    void answersLongPollAsSoonAsSomethingHappens() throws Exception {
        long head = head();
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<JsonPath> poll = CompletableFuture.supplyAsync(
                    () -> given().get("/changes?wait=30&after=" + head).jsonPath(), reader);

            long id = aTalk().create();

            assertThat(poll.get().getList("events.id")).containsExactly((int) id);
        }
    }

    @Test
    void answersLongPollWithNothingWhenItsTimeOrItsDeadlineIsOver() {
        long head = head();

        given().get("/changes?wait=1&after=" + head).then().statusCode(200).body("events", empty());
        given().header("Deadline", "200")
                .get("/changes?wait=30&after=" + head)
                .then()
                .statusCode(200)
                .body("events", empty())
                .body("events[0]", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=1001", "wait=-1", "wait=31"})
    void refusesParameter(String query) {
        given().get("/changes?" + query).then().statusCode(400).body("type", equalTo("/problems/invalid-parameter"));
    }

    private static long head() {
        long next = 0;
        long head;
        do {
            head = next;
            next = given().get("/changes?limit=1000&after=" + head).jsonPath().getLong("next");
        } while (next > head);
        return head;
    }
}
