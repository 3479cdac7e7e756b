package io.turnout.gateway.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.GatewayTest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TalkWithNotesTest extends GatewayTest {
    private static final String NOTES = "{\"items\":[{\"id\":1}],\"next\":null}";

    /** Each test has a talk of its own, because notes of a talk are held. */
    private static int lastTalk;

    private final int talk = ++lastTalk;
    private final String path = "/api/talks/" + talk + "?include=notes";

    @BeforeEach
    void serve() {
        answer(talks(), "/api/talks/" + talk, 200, "{\"id\":" + talk + ",\"title\":\"é\"}");
        answer(notes(), "/api/talks/" + talk + "/notes", 200, NOTES);
    }

    @Test
    void putsTheNotesIntoTheTalk() {
        HttpResponse<String> answer = client().get(path);

        assertThat(answer.body())
                .isEqualTo("{\"id\":" + talk
                        + ",\"title\":\"é\",\"notes\":{\"quality\":\"good\",\"items\":[{\"id\":1}],\"next\":null}}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(asked(notes())).isEqualTo("GET /api/talks/" + talk + "/notes?limit=50");
    }

    @Test
    void savesTheTransferOfWhatTheClientHas() {
        String tag = client().get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = client().get(path, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(client().get(path, "Accept-Encoding", "gzip").headers().firstValue("ETag"))
                .hasValue(tag.replaceFirst("\"$", "-gzip\""));
        assertThat(client().send("HEAD", path, "").headers().firstValue("ETag")).hasValue(tag);
    }

    @Test
    void waitsForATalksServiceThatRestarts() {
        String back = "{\"id\":" + talk + "}";
        answer(talks(), "/api/talks/" + talk, 2, "");
        CompletableFuture<Void> restart = CompletableFuture.runAsync(
                () -> answer(talks(), "/api/talks/" + talk, 200, back),
                CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS));

        HttpResponse<String> answer = client().get(path);

        restart.join();
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 503})
    void leavesTheNotesOutWhenTheyCannotBeHad(int fault) {
        answer(notes(), "/api/talks/" + talk + "/notes", fault, "{}");

        HttpResponse<String> answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith(",\"notes\":{\"quality\":\"missing\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 503})
    void servesRecentNotesAsStale(int fault) {
        client().get(path);
        answer(notes(), "/api/talks/" + talk + "/notes", fault, "{}");

        assertThat(client().get(path).body())
                .containsPattern(
                        "\"notes\":\\{\"quality\":\"stale\",\"asOf\":\"\\d{4}-[^\"]+Z\",\"items\":\\[\\{\"id\":1}]");
    }

    @Test
    void takesNotesOfATalkThatTheirServiceDoesNotKnowYetForNone() {
        answer(notes(), "/api/talks/" + talk + "/notes", 404, "{}");

        assertThat(client().get(path).body()).endsWith(",\"notes\":{\"quality\":\"good\",\"items\":[],\"next\":null}}");
    }

    @ParameterizedTest
    @CsvSource({"0, 502", "1, 504", "503, 503", "500, 502", "404, 404"})
    void isNothingWithoutTheTalk(int fault, int status) {
        answer(talks(), "/api/talks/" + talk, fault, "{\"status\":404}");

        HttpResponse<String> answer = client().get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"status\":" + status);
    }

    @ParameterizedTest
    @CsvSource({"/api/talks/abc?include=notes, 400", "/api/talks/1?include=notes&limit=0, 400"})
    void refusesBadParameters(String bad, int status) {
        assertThat(client().get(bad).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesAClientThatDoesNotTakeJson() {
        assertThat(client().get(path, "Accept", "application/xml").statusCode()).isEqualTo(406);
        assertThat(client().get(path, "Accept", "text/html, */*;q=0.1").statusCode())
                .isEqualTo(200);
    }
}
