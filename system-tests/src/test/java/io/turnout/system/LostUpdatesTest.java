package io.turnout.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditional requests: nobody's change is overwritten unseen, and nobody is sent what they have. */
class LostUpdatesTest {
    @Test
    void refusesAWriteOnAVersionThatIsGone() {
        long id = Api.createTalk();
        Api.json(Api.aTalk())
                .header("If-Match", "\"v1\"")
                .put("/api/talks/{id}", id)
                .then()
                .statusCode(200);

        Api.json(Api.aTalk())
                .header("If-Match", "\"v1\"")
                .put("/api/talks/{id}", id)
                .then()
                .statusCode(412)
                .body("type", endsWith("precondition-failed"));
        Api.request()
                .header("If-Match", "\"v1\"")
                .delete("/api/talks/{id}", id)
                .then()
                .statusCode(412);
        Api.request()
                .header("If-Match", "\"v2\"")
                .delete("/api/talks/{id}", id)
                .then()
                .statusCode(204);
    }

    @Test
    void replacesNothingForAClientThatWantsToCreate() {
        long talk = Api.createTalk();
        long note = Api.createNote(talk);

        Api.json(Api.aTalk())
                .header("If-None-Match", "*")
                .put("/api/talks/{id}", talk)
                .then()
                .statusCode(412);
        Api.json(Api.aNote())
                .header("If-None-Match", "*")
                .put("/api/notes/{id}", note)
                .then()
                .statusCode(412);

        Api.request().get("/api/talks/{id}", talk).then().header("ETag", "\"v1\"");
    }

    @Test
    void letsOneOfManyConcurrentWritersOfAVersionWin() throws Exception {
        long note = Api.createNote(Api.createTalk());
        int writers = 8;

        List<Integer> statuses = concurrently(
                writers,
                writer -> Api.json(Map.of("author", "w" + writer, "body", "b"))
                        .header("If-Match", "\"v1\"")
                        .put("/api/notes/{id}", note)
                        .statusCode());

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        Api.request().get("/api/notes/{id}", note).then().body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/talks/{id}",
                "/api/talks/{id}?include=notes",
                "/api/talks/{id}/notes",
                "/api/talks?limit=1",
                "/api/agenda?day=2019-03-04",
                "/api/search?q=services"
            })
    void sendsNothingToAClientThatHasIt(String path) {
        String url = path.replace("{id}", String.valueOf(Api.createTalk()));
        String tag = Api.request().get(url).then().statusCode(200).extract().header("ETag");
        assertThat(tag).isNotBlank();

        var again = Api.request().header("If-None-Match", tag).get(url);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asByteArray()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        Api.request().header("If-None-Match", "\"other\"").get(url).then().statusCode(200);
    }

    static <T> List<T> concurrently(int count, java.util.function.IntFunction<T> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> tasks = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> work.apply(number))
                    .toList();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
