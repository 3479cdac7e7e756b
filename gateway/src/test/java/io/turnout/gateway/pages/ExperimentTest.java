package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.platform.Json;
import io.turnout.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway sees of an experiment on its pages, and tells. */
@QuarkusTest
class ExperimentTest extends GatewayTest {
    private static final String TALK =
            "{\"id\":902,\"title\":\"A talk\",\"abstract\":\"About\",\"speakers\":[],\"company\":null,\"track\":null,"
                    + "\"day\":null,\"start\":null,\"end\":null,\"room\":null,\"slidesUrl\":null,"
                    + "\"version\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";
    private static final String SESSION = "turnout-session="
            + Tokens.aToken().subject("ada").roles("attendee").build();

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    private String experiment;

    @BeforeEach
    void divide() {
        experiment = "e" + System.nanoTime();
        answer(talks(), "/api/talks/902", 200, TALK);
        answer(notes(), "/api/talks/902/notes", 200, "{\"items\":[],\"next\":null}");
        control("DELETE", "/stub", "");
        control("PUT", "/stub/flags", """
                {"flags": {"talk-page-layout": {"state": "ENABLED", "defaultVariant": "classic",
                  "variants": {"classic": "classic", "notes-first": "notes-first"},
                  "targeting": {"fractional": [{"cat": ["%1$s/", {"var": "targetingKey"}]}, ["classic", 1], ["notes-first", 1]]},
                  "metadata": {"experiment": "%1$s"}}}}""".formatted(experiment));
        await().until(() -> {
            page("turnout-visitor=probe");
            return told("exposures").stream()
                    .anyMatch(one -> one.path("experiment").asText().equals(experiment));
        });
    }

    @AfterEach
    void unite() {
        control("PUT", "/stub/flags", "{\"flags\": {}}");
    }

    @Test
    void tellsOfEachSubjectOnceAndOfBothVariants() {
        for (int visitor = 0; visitor < 30; visitor++) {
            page("turnout-visitor=v" + visitor);
            page("turnout-visitor=v" + visitor);
        }

        await().until(() -> ofThis("exposures").size() >= 31);
        assertThat(ofThis("exposures")).hasSize(31).doesNotHaveDuplicates();
        assertThat(ofThis("exposures").stream()
                        .map(one -> one.path("variant").asText())
                        .distinct())
                .containsExactlyInAnyOrder("classic", "notes-first");
        assertThat(ofThis("exposures"))
                .noneMatch(one -> one.path("subject").asText().contains("v1"));
    }

    @Test
    void tellsWhoWroteANoteThoughTheySignedInMeanwhile() {
        answer(notes(), "/api/talks/902/notes", 201, "{\"id\":5}");

        HttpResponse<String> saved = client().send(
                        "POST",
                        "/talks/902/notes",
                        "key=k1&author=Ada&body=good",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        "turnout-visitor=writer; " + SESSION);

        assertThat(saved.statusCode()).isEqualTo(303);
        await().until(() -> told("outcomes").size() == 1);
        JsonNode outcome = told("outcomes").getFirst();
        assertThat(outcome.path("outcome").asText()).isEqualTo("wrote-a-note");
        assertThat(ofThis("exposures"))
                .as("by writing nobody is exposed")
                .noneMatch(one -> one.path("subject").equals(outcome.path("subject")));
    }

    @Test
    void exposesNobodyWhoDoesNotSeeThePage() throws InterruptedException {
        int before = ofThis("exposures").size();

        client().send("HEAD", "/talks/902", "", "Cookie", "turnout-visitor=head");
        client().get("/talks/902", "Cookie", "turnout-visitor=prefetch", "Sec-Purpose", "prefetch;prerender");
        Thread.sleep(2_500);

        assertThat(ofThis("exposures")).hasSize(before);
    }

    @Test
    void tellsNothingOfWhoHasNoCookieAndWritesANote() throws InterruptedException {
        answer(notes(), "/api/talks/902/notes", 201, "{\"id\":5}");

        HttpResponse<String> saved = client().send(
                        "POST",
                        "/talks/902/notes",
                        "key=k2&author=Ada&body=good",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        SESSION);
        assertThat(saved.statusCode()).isEqualTo(303);
        Thread.sleep(1_500);

        assertThat(told("outcomes")).isEmpty();
    }

    @Test
    void tellsHowAnswersOfEachCohortEnd() {
        answer(talks(), "/api/talks/902", 500, "{}");

        assertThat(page("turnout-visitor=unlucky").statusCode()).isGreaterThanOrEqualTo(500);

        await().until(() -> ofThis("answers").stream()
                        .mapToLong(one -> one.path("failed").asLong())
                        .sum()
                == 1);
        assertThat(ofThis("answers").stream()
                        .mapToLong(one -> one.path("answers").asLong())
                        .sum())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void tellsOfAPageThatCannotBeMade() {
        answer(talks(), "/api/talks/902", 200, "{\"id\": \"none\"}");

        assertThat(page("turnout-visitor=unlucky").statusCode()).isEqualTo(500);

        await().until(() -> ofThis("answers").stream()
                        .mapToLong(one -> one.path("failed").asLong())
                        .sum()
                == 1);
    }

    /** Whether a report was taken whose answer is lost nobody knows: it is told again as it was. */
    @Test
    void tellsAReportAgainUntilItIsTaken() {
        control("PUT", "/stub/refuse/sightings", "2");
        page("turnout-visitor=again");

        await().until(() ->
                reports().stream().filter(one -> one.contains("exposures\":[{")).count() >= 4);
        List<String> all = reports();
        assertThat(all.get(all.size() - 1)).isEqualTo(all.get(all.size() - 2));
    }

    private HttpResponse<String> page(String cookies) {
        return client().get("/talks/902", "Cookie", cookies);
    }

    private HttpResponse<String> control(String method, String path, String body) {
        return new Client(controlUrl).send(method, path, body);
    }

    private List<String> reports() {
        return new Client(controlUrl)
                .get("/stub/sightings")
                .body()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private List<JsonNode> ofThis(String what) {
        return told(what).stream()
                .filter(one -> one.path("experiment").asText().equals(experiment))
                .toList();
    }

    private List<JsonNode> told(String what) {
        List<JsonNode> all = new ArrayList<>();
        for (String report : reports()) {
            try {
                Json.mapper().readTree(report).path(what).forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }
}
