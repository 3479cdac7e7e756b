package io.turnout.gateway.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.MovingPlan;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An attribute is compared as clients would be given it: within the rest, which stays what it is. */
@QuarkusTest
class AttributeShadowTest extends ShadowTest {
    private static final String WHOLE =
            "{\"id\":1,\"title\":\"legacy\",\"notes\":{\"quality\":\"good\",\"items\":[{\"id\":1}],\"next\":null}}";

    @ConfigProperty(name = "turnout.plan")
    Path file;

    private final String talk = "/api/talks/" + (7_500 + run);
    private MovingPlan plan;

    @BeforeEach
    void answerOnBothSides() {
        plan = new MovingPlan(file, managementPort, talks(), notes());
        String headers = "ETag: \"1\"|Vary: Accept-Encoding";
        answer(talks(), talk + "?include=notes", 200, WHOLE, headers);
        answer(talks(), talk, 200, "{\"id\":1,\"title\":\"legacy\"}");
        answer(notes(), talk, 200, "{\"id\":1,\"title\":\"candidate\"}");
        answer(notes(), talk + "/notes", 200, "{\"items\":[{\"id\":1}],\"next\":null}");
    }

    @AfterEach
    void putBack() {
        plan.close();
    }

    @Test
    void seesThatItIsTheSameWhateverTheRestOfTheCandidateIs() {
        compareAll("notes-in-talks");

        ask();

        JsonNode page = pageAfter(1);
        assertThat(page.path("capability").asText()).isEqualTo("notes-in-talks");
        assertThat(page.path("examples")).isEmpty();
        assertThat(page.at("/counts/fields/$.title/compared").asInt()).isEqualTo(1);
    }

    @Test
    void findsWhereItDiffers() {
        answer(notes(), talk + "/notes", 200, "{\"items\":[{\"id\":2}],\"next\":null}");
        compareAll("notes-in-talks");

        ask();

        assertThat(pageAfter(1).path("examples").findValuesAsText("path")).containsExactly("$.notes.items[*].id");
    }

    @Test
    void findsThatItIsMissing() {
        answer(notes(), talk + "/notes", 500, "{}");
        compareAll("notes-in-talks");

        ask();

        assertThat(pageAfter(1).path("examples").findValuesAsText("path")).contains("$.notes.quality");
    }

    /** Those who wait for an answer are spared one that fails; comparing asks on, for it is to find that out. */
    @Test
    void countsEachTimeThatItIsMissing() {
        answer(notes(), talk + "/notes", 500, "{}");
        compareAll("notes-in-talks");

        for (int i = 1; i <= 30; i++) {
            int asked = i;
            ask();
            await().pollInterval(Duration.ofMillis(10)).until(() -> total("/counts/compared") == asked);
        }

        assertThat(total("/counts/differing")).isEqualTo(30);
    }

    @Test
    void comparesItAndItsWholeAtTheSameTime() {
        compareBoth();

        ask();

        await().until(() -> total("/counts/compared") == 2);
        assertThat(differing("notes-in-talks")).isEmpty();
        assertThat(differing("talk-with-notes")).isEqualTo("$.title");
    }

    /** Of what is left of it, once all are given the attribute. */
    @Test
    void comparesTheWholeWithWhatClientsAreGiven() {
        answer(notes(), talk + "/notes", 200, "{\"items\":[{\"id\":2}],\"next\":null}");
        control().send("PUT", "/stub/behind", "-2000");
        control().send("PUT", "/stub/canaries", "[{\"capability\":\"notes-in-talks\",\"percent\":100}]");
        await().until(() -> ask().contains("{\"id\":2}"));
        compareBoth();

        assertThat(ask()).contains("legacy").contains("{\"id\":2}");

        await().until(() -> total("/counts/compared") == 1);
        assertThat(differing("talk-with-notes")).isEqualTo("$.title");
        control().send("PUT", "/stub/canaries", "[]");
        control().send("PUT", "/stub/behind", "null");
        await().until(() -> !ask().contains("{\"id\":2}"));
    }

    private void compareBoth() {
        share(
                "[{\"capability\":\"%1$s\",\"percent\":100,\"run\":%3$d},{\"capability\":\"%2$s\",\"percent\":100,\"run\":%3$d}]"
                        .formatted("notes-in-talks", "talk-with-notes", run));
        await().until(() -> Client.of(managementPort).get("/routes").body().contains("\"run\" : " + run));
    }

    private String ask() {
        return client().get(talk + "?include=notes").body();
    }

    private String differing(String capability) {
        return pages().stream()
                .filter(page -> page.path("capability").asText().equals(capability))
                .flatMap(page -> page.path("examples").findValuesAsText("path").stream())
                .distinct()
                .reduce("", String::concat);
    }
}
