package io.turnout.monorail.feed;

import static io.restassured.RestAssured.given;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ChangesTest {
    @Test
    void tellsWhatHappenedToATalk() {
        long head = head();
        long id = create(aTalk());
        String created = given().get("/api/talks/" + id).asString();
        given().contentType("application/json").body("{\"title\":\"B\"}").put("/api/talks/" + id);
        given().contentType("application/json").body("{\"room\":\"R\"}").patch("/api/talks/" + id);
        note(id, "Ann", "goes with its talk");
        given().delete("/api/talks/" + id);

        String feed = given().get("/changes?after=" + head).asString();

        JsonPath part = JsonPath.from(feed);
        assertThat(part.getList("events.type"))
                .containsExactly("talk.created", "talk.updated", "talk.updated", "talk.deleted");
        assertThat(part.getList("events.id")).containsOnly((int) id);
        assertThat(part.getList("events.position", Long.class)).containsExactly(head + 1, head + 2, head + 3, head + 4);
        assertThat(part.getLong("next")).isEqualTo(head + 4);
        assertThat(feed).contains("\"talk\":" + created);
        assertThat((Object) part.get("events[3].talk")).isNull();
    }

    @Test
    void tellsOfTalksThatAnImportBrings() {
        long head = head();
        String title = "Imported " + UUID.randomUUID();

        imported("# " + title + "\n\nA note\n\n# " + title + " too\n", true);
        given().get("/changes?after=" + head).then().body("events", empty());
        JsonPath report = imported("# " + title + "\n\nA note\n\n# " + title + " too\n", false);
        imported("# " + title + "\n\nAnother note\n", false);

        JsonPath part = given().get("/changes?after=" + head).jsonPath();
        assertThat(part.getList("events.type")).containsExactly("talk.created", "talk.created");
        assertThat(part.getList("events.id")).isEqualTo(report.getList("talks.id"));
        assertThat(part.getList("events.talk.title")).containsExactly(title, title + " too");
    }

    @Test
    void saysNothingOfRefusedOrRepeatedWrites() {
        String key = UUID.randomUUID().toString();
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"title\":\"A\"}")
                .post("/api/talks");
        long head = head();

        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"title\":\"A\"}")
                .post("/api/talks");
        given().contentType("application/json").body("{\"title\":\"\"}").post("/api/talks");
        given().delete("/api/talks/9223372036854775807");

        given().get("/changes?after=" + head).then().body("events", empty()).body("next", equalTo((int) head));
    }

    @Test
    void numbersConcurrentWritesWithoutGap() throws Exception {
        long head = head();
        List<Long> written = new ArrayList<>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(writers.submit(() -> create(aTalk())));
            }
            for (Future<Long> answer : answers) {
                written.add(answer.get());
            }
        }

        JsonPath part = given().get("/changes?after=" + head).jsonPath();
        assertThat(part.getList("events.position", Long.class))
                .isEqualTo(LongStream.rangeClosed(head + 1, head + 40).boxed().toList());
        assertThat(part.getList("events.id", Long.class)).containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void servesPartsOfAnySizeAndWaitsForMore() throws Exception {
        long head = head();
        create(aTalk());
        create(aTalk());

        given().get("/changes?limit=1&after=" + head)
                .then()
                .body("events", hasSize(1))
                .body("next", equalTo((int) head + 1));
        given().get("/changes?wait=1&after=" + (head + 2))
                .then()
                .statusCode(200)
                .body("events", empty());
        try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<JsonPath> poll = CompletableFuture.supplyAsync(
                    () -> given().get("/changes?wait=30&after=" + (head + 2)).jsonPath(), reader);

            long id = create(aTalk());

            assertThat(poll.get().getList("events.id")).containsExactly((int) id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=x", "limit=0", "limit=1001", "wait=-1", "wait=31"})
    void refusesParameter(String query) {
        given().get("/changes?" + query).then().statusCode(400).body("type", equalTo("/problems/invalid-parameter"));
    }

    private static JsonPath imported(String file, boolean dryRun) {
        return given().contentType("text/markdown; charset=UTF-8")
                .body(file)
                .post("/api/import?author=Ann&dryRun=" + dryRun)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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
