package io.turnout.talks;

import static io.restassured.RestAssured.given;
import static io.turnout.talks.TalkTestData.aTalk;
import static io.turnout.talks.TalkTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.turnout.platform.rest.Idempotency;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class TalkIdempotencyTest {
    @Inject
    DataSource database;

    @Inject
    Idempotency idempotency;

    @Test
    void givesTheFirstAnswerAgain() {
        Response first = create("again", Map.of("title", "A", "track", "again"));
        json(Map.of("title", "Changed since")).put(first.header("Location"));

        Response second = create("again", Map.of("track", "again", "title", "A"));

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        create("other", Map.of("title", "A"));

        create("other", Map.of("title", "B"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void leavesTheKeyOfARefusedRequestUnused() {
        create("refused", Map.of("title", "")).then().statusCode(400);

        create("refused", Map.of("title", "A")).then().statusCode(201);
    }

    @Test
    void refusesWhatIsNoKey() {
        create("a key", Map.of("title", "A")).then().statusCode(400).body("type", equalTo("/problems/invalid-header"));
        create("k".repeat(256), Map.of("title", "A")).then().statusCode(400);
    }

    @Test
    void writesOnceHoweverManyComeAtOnce() throws Exception {
        long feed = feed();
        CountDownLatch go = new CountDownLatch(1);
        List<String> bodies = new ArrayList<>();

        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(clients.submit(() -> {
                    go.await();
                    return create("at-once", aTalk().with("track", "at once").json())
                            .then()
                            .statusCode(201)
                            .extract()
                            .asString();
                }));
            }
            go.countDown();
            for (Future<String> answer : answers) {
                bodies.add(answer.get());
            }
        }

        assertThat(bodies).hasSize(10).containsOnly(bodies.getFirst());
        given().get("/api/talks?track=at once").then().body("items", hasSize(1));
        assertThat(feed()).isEqualTo(feed + 1);
    }

    @Test
    void forgetsKeysAfterADay() throws Exception {
        create("old", Map.of("title", "A"));
        create("young", Map.of("title", "A"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update talk_idempotency_keys set created_at = now() - interval '25 h' where key = 'old ada'");
        }

        idempotency.forgetOld();

        create("old", Map.of("title", "B")).then().statusCode(201);
        create("young", Map.of("title", "B")).then().statusCode(422);
    }

    private static Response create(String key, Map<String, ?> talk) {
        return json(talk).header("Idempotency-Key", key).post("/api/talks");
    }

    private long feed() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(position), 0) from changes")) {
            row.next();
            return row.getLong(1);
        }
    }
}
