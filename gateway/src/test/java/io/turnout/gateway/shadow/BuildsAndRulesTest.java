package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told with the counts: whose they are, and what was declared to be no difference. */
@QuarkusTest
class BuildsAndRulesTest extends ShadowTest {
    @Test
    void countsBuildsOfTheOtherSideApart() {
        answer(talks(), path, 200, "{\"a\":1}");
        candidate("b1", "{\"a\":2}");
        compareAll("compared");
        client().get(path);
        await().until(() -> total("/counts/compared") == 1);

        candidate("b2", "{\"a\":1}");
        client().get(path);
        client().get(path);
        await().until(() -> total("/counts/compared") == 3);

        assertThat(of("b1", "/counts/compared")).isEqualTo(1);
        assertThat(of("b1", "/counts/fields/$.a/rawOnly")).isEqualTo(1);
        assertThat(of("b2", "/counts/compared")).isEqualTo(2);
        assertThat(of("b2", "/counts/fields/$.a/rawOnly")).isZero();
        assertThat(asked(notes())).contains(path);
    }

    @Test
    void namesNoBuildOfOneThatDoesNotSay() {
        answers("{}", "{}");
        compareAll("compared");
        client().get(path);
        await().until(() -> total("/counts/compared") == 1);

        assertThat(pages())
                .allSatisfy(page -> assertThat(page.path("build").isNull()).isTrue());
    }

    @Test
    void takesWhatOperatorsDeclareForNoDifference() {
        answers("{\"a\":1,\"b\":1}", "{\"a\":2,\"b\":2}");
        share("""
                [{"capability":"compared","percent":100,"run":%d,"rules":[{"rule":"ignore $.a","because":"clocks"}]}]
                """.formatted(run).strip());
        await().until(() -> Client.of(managementPort).get("/routes").body().contains("\"run\" : " + run));

        client().get(path);
        JsonNode page = pageAfter(1);

        assertThat(page.at("/counts/fields/$.a/rawOnly").asLong()).isZero();
        assertThat(page.at("/counts/fields/$.b/rawOnly").asLong()).isEqualTo(1);
        assertThat(page.path("rules")
                        .valueStream()
                        .map(rule -> rule.path("rule").asText()))
                .contains("ignore $.a");
    }

    private void candidate(String build, String body) {
        answer(notes(), path, 200, body, "Turnout-Build: " + build);
    }

    private long of(String build, String pointer) {
        List<JsonNode> pages = pages().stream()
                .filter(page -> page.path("build").asText().equals(build))
                .toList();
        return pages.stream().mapToLong(page -> page.at(pointer).asLong()).sum();
    }
}
