package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is compared, and that nobody notices. */
@QuarkusTest
class ShadowingTest extends ShadowTest {
    @Test
    void countsWhatTheOtherSideAnswersOtherwise() {
        answers("{\"a\":1,\"at\":1}", "{\"a\":2,\"at\":2}");
        compareAll("compared");

        assertThat(client().get(path + "?page=1").body()).isEqualTo("{\"a\":1,\"at\":1}");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/counts/fields/$.a/rawOnly").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/fields/$.at/rawOnly").asInt()).isZero();
        assertThat(page.at("/counts/exercised").fieldNames())
                .toIterable()
                .containsExactly("parameter:page", "status:200");
        assertThat(page.at("/counts/rulesUsed/ignore $.at").asInt()).isEqualTo(1);
        assertThat(page.at("/rules/0/because").asText()).isEqualTo("each side has a clock of its own");
        JsonNode example = page.at("/examples/0");
        assertThat(example.path("request").asText()).isEqualTo("GET " + path + "?page=1");
        assertThat(example.path("path").asText()).isEqualTo("$.a");
        assertThat(example.path("primary").asText()).isEqualTo("1");
        assertThat(example.path("other").asText()).isEqualTo("2");
        assertThat(example.path("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(example.at("/replay/0").asText()).isEqualTo("curl -gsS '%s%s?page=1'".formatted(url(talks()), path));
        assertThat(example.at("/replay/1").asText()).isEqualTo("curl -gsS '%s%s?page=1'".formatted(url(notes()), path));
        assertThat(asked(talks())).isEqualTo("GET %1$s?page=1\nGET %1$s?page=1".formatted(path));
        assertThat(asked(notes())).isEqualTo("GET %s?page=1".formatted(path));
    }

    private static String url(Client service) {
        return "http://127.0.0.1:" + service.port();
    }

    @Test
    void seesThatBothAnswerAlike() {
        answers("{\"a\":1}", "{ \"a\": 1.0 }");
        compareAll("compared");

        client().get(path, "Accept-Encoding", "gzip");

        JsonNode page = pageAfter(1);
        assertThat(page.at("/counts/fields/$.a/compared").asInt()).isEqualTo(1);
        assertThat(page.at("/examples")).isEmpty();
    }

    @Test
    void comparesWhatIsComposed() {
        String talk = "/api/talks/" + (1_000 + run);
        answer(talks(), talk, 200, "{\"id\":1}");
        answer(notes(), talk + "/notes", 200, "{\"items\":[],\"next\":null}");
        compareAll("talk-with-notes");

        assertThat(client().get(talk + "?include=notes").body()).contains("\"quality\":\"good\"");

        // the legacy side is a stub that echoes
        JsonNode page = pageAfter(1);
        assertThat(page.path("examples").findValuesAsText("path")).contains("body", "header:content-type");
        assertThat(page.at("/expected/fields").toString()).contains("$.notes.quality");
        assertThat(page.at("/examples/0/replay/0").asText())
                .isEqualTo("curl -gsS 'http://127.0.0.1:%d%s?include=notes'".formatted(client().port(), talk));
        assertThat(asked(talks())).isEqualTo("GET %1$s\nGET %1$s".formatted(talk));
    }

    @ParameterizedTest
    @CsvSource({"0, broken", "1, timeout"})
    @Timeout(30)
    void letsNobodyWaitForACandidateThatIsDeadOrHangs(int fault, String why) {
        answer(talks(), path, 200, "{}");
        answer(notes(), path, fault, "");
        compareAll("compared");

        // one after another they would wait ten seconds for every ten of them
        for (int i = 0; i < 100; i++) {
            assertThat(client().get(path).body()).isEqualTo("{}");
        }

        await().until(() -> total("/counts/compared") + notCompared("NO_PLACE") == 100);
        assertThat(total("/counts/fields/status/rawOnly")).isEqualTo(total("/counts/compared"));
        if (fault == 1) {
            assertThat(notCompared("NO_PLACE")).isPositive();
        }
        assertThat(pages().toString()).contains("no answer: " + why);
    }

    @Test
    void keepsNoMoreOfAnAnswerThanItMay() {
        String large = "{\"a\":\"" + "x".repeat(200_000) + "\"}";
        answers(large, large + " ");
        compareAll("compared");

        assertThat(client().get(path).body()).isEqualTo(large);

        assertThat(pageAfter(1).at("/counts/incomplete").asInt()).isEqualTo(1);
    }

    @Test
    void comparesNothingThatIsAskedOnACondition() {
        answers("{}", "{}");
        compareAll("compared");

        client().get(path, "If-None-Match", "\"a\"");

        await().until(() -> notCompared("CONDITIONAL") == 1);
        assertThat(asked(notes())).isEmpty();
    }

    @Test
    void comparesNothingWhereTheClientHasNoAnswer() {
        answer(talks(), path, 0, "");
        answer(notes(), path, 200, "{}");
        compareAll("compared");

        assertThat(client().get(path).statusCode()).isEqualTo(502);

        await().until(() -> notCompared("UNANSWERED") == 1);
        assertThat(total("/counts/compared")).isZero();
    }

    @Test
    void stopsWhenItIsTold() {
        answers("{}", "{}");
        compareAll("compared");
        client().get(path);
        pageAfter(1);

        share("[]");

        await().atMost(1, TimeUnit.SECONDS).until(() -> {
            String before = asked(notes());
            client().get(path);
            Thread.sleep(50);
            return asked(notes()).equals(before);
        });
    }

    @Test
    void takesNobodysWordForBeingSampled() {
        answers("{}", "{}");
        share("[{\"capability\":\"compared\",\"percent\":0.000001,\"run\":%d}]".formatted(run));

        for (int i = 0; i < 50; i++) {
            client().get(path, "turnout-sampled", "yes");
        }

        assertThat(asked(notes())).isEmpty();
    }
}
