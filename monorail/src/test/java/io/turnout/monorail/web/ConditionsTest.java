package io.turnout.monorail.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.turnout.monorail.Requests.plain;
import static io.turnout.monorail.TestTalks.aTalk;
import static io.turnout.monorail.TestTalks.create;
import static io.turnout.monorail.TestTalks.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.PostgresResource;
import io.turnout.testing.SignedIn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(IdentityResource.class)
class ConditionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/talks",
                "/api/talks/{talk}",
                "/api/talks/{talk}?include=notes",
                "/api/talks/{talk}/notes",
                "/api/notes/{note}",
                "/api/agenda",
                "/api/search?q=everywhere"
            })
    void tagsEveryReadAndAnswersAnUnchangedOneWith304(String template) {
        long talk = create(aTalk().with("day", "2019-03-04"));
        String path = template.replace("{talk}", "" + talk).replace("{note}", "" + note(talk, "Ada", "everywhere"));
        Response read = plain().get(path);

        Response again = plain().header("If-None-Match", read.header("ETag")).get(path);

        assertThat(read.header("ETag")).matches("\"[0-9a-z]+\"");
        assertThat(read.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(read.header("ETag"));
        Response head = plain().head(path);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(head.asString()).isEmpty();
    }

    @Test
    void givesTheCompressedBodyATagOfItsOwnThatConditionsUnderstand() {
        long id = create(aTalk());

        Response read = plain().header("Accept-Encoding", "gzip").get("/api/talks/" + id);

        assertThat(read.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(read.header("ETag")).isEqualTo("\"v1-gzip\"");
        assertThat(read.asByteArray()).startsWith(0x1f, 0x8b);
        plain().header("If-None-Match", "\"v1-gzip\"")
                .get("/api/talks/" + id)
                .then()
                .statusCode(304);
        plain().header("If-Match", "\"v1-gzip\"")
                .delete("/api/talks/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void refusesAWriteOnAVersionThatIsGone() {
        long talk = create(aTalk());
        long note = note(talk, "Ada", "x");
        for (String path : List.of("/api/talks/" + talk, "/api/notes/" + note)) {
            given().header("If-Match", "\"v7\"")
                    .delete(path)
                    .then()
                    .statusCode(412)
                    .body("type", is("/problems/precondition-failed"));
            when().get(path).then().statusCode(200).body("version", is(1));
        }
        given().header("If-Match", "v1").delete("/api/talks/" + talk).then().statusCode(400);
    }

    @Test
    void letsOneOfManyWritersOnTheSameVersionWin() throws Exception {
        long talk = create(aTalk());
        Callable<Integer> write = () -> given().contentType("application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .body("{\"room\":\"Fleming\"}")
                .patch("/api/talks/" + talk)
                .statusCode();

        List<Integer> answers = all(write, 8);

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(412);
        when().get("/api/talks/" + talk).then().body("version", is(2));
    }

    @Test
    void writesOncePerIdempotencyKeyHoweverOftenItIsSentAtOnce() throws Exception {
        long talk = create(aTalk());
        String key = "once-" + talk;
        Callable<String> write = () -> given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"author\":\"Ada\",\"body\":\"Once\"}")
                .post("/api/talks/" + talk + "/notes")
                .then()
                .statusCode(201)
                .extract()
                .asString();

        List<String> answers = all(write, 8);

        assertThat(answers).hasSize(8).containsOnly(answers.getFirst());
        assertThat(when().get("/api/talks/" + talk + "/notes").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherBodyAndLeavesTheKeyOfARefusedWriteUnused() {
        String key = "reused-" + create(aTalk());
        post(key, "{\"title\":\"\"}").then().statusCode(400);
        Response first = post(key, "{\"title\":\"One\"}");

        Response other = post(key, "{\"title\":\"Two\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        other.then().statusCode(422).body("type", is("/problems/idempotency-key-reused"));
        Response again = post(key, "{ \"title\" : \"One\" }");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        post("two words", "{\"title\":\"One\"}").then().statusCode(400).body("type", is("/problems/invalid-header"));
    }

    private static Response post(String key, String body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/talks");
    }

    private static <T> List<T> all(Callable<T> task, int times) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, task))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
