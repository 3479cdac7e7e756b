package io.turnout.launcher.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What comes of sites that answer. */
class CompareCommandTest extends CompareTest {
    @Test
    void passesACandidateThatAnswersAlike() {
        StubSite primary = site("{\"a\": 1, \"b\": [1, 2]}");
        StubSite candidate = site("{ \"b\": [1, 2], \"a\": 1.0 }");

        assertThatExitCodeOf(primary, candidate).isEqualTo(PASS);
        assertThat(said()).startsWith("PASS  60 requests compared; 0 would have been answered otherwise");
        assertThat(primary.asked()).hasSize(120);
        assertThat(candidate.asked()).hasSize(60);
    }

    @Test
    void failsACandidateThatDoesNot() throws IOException {
        StubSite primary = site("{\"items\": [{\"title\": \"Ada & <b>\"}]}");
        StubSite candidate = site("{\"items\": [{\"title\": \"Eve\"}]}");
        Path json = folder.resolve("report.json");
        Path html = folder.resolve("report.html");

        assertThatExitCodeOf(primary, candidate, "--json", json.toString(), "--html", html.toString())
                .isEqualTo(FAIL);

        assertThat(said()).contains("FAIL", "$.items[*].title of GET /x?day=1", "Ada & <b>", "Eve");
        JsonNode report = new JsonMapper().readTree(json.toFile());
        assertThat(report.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(report.path("compared").asInt()).isEqualTo(60);
        assertThat(report.path("fields"))
                .filteredOn(field -> field.path("state").asText().equals("DIFFERING"))
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.path("path").asText()).isEqualTo("$.items[*].title");
                    assertThat(field.path("kind").asText()).isEqualTo("VALUE");
                    assertThat(field.path("raw").asInt()).isEqualTo(60);
                    assertThat(field.path("noise").asInt()).isZero();
                    assertThat(field.path("examples")).hasSize(1);
                });
        assertThat(html)
                .content()
                .contains("FAIL", "Ada &amp; &lt;b&gt;", "Eve")
                .doesNotContain("Ada & <b>");
    }

    @Test
    void asksForMoreWhereTooLittleWasCompared() {
        assertThatExitCodeOf(site("{}"), site("{}"), "--share", "0.001").isEqualTo(INSUFFICIENT_TRAFFIC);
        assertThat(said()).contains("To pass: needs 2,935 more compared requests", "INSUFFICIENT_TRAFFIC");
    }

    @Test
    void takesForNoiseInWhatThePrimaryDiffersFromItself() {
        StubSite.Handler random = exchange -> StubSite.json(
                exchange, 200, "{\"at\": " + ThreadLocalRandom.current().nextLong() + "}");

        assertThatExitCodeOf(site(random), site(random)).isEqualTo(PASS);
        assertThat(said()).contains("noisy").doesNotContain("differing");
    }

    @Test
    void asksTheSecondaryInPlaceOfThePrimary() {
        StubSite primary = site("{}");
        StubSite secondary = site("{}");

        assertThatExitCodeOf(primary, site("{}"), "--secondary", secondary.url())
                .isEqualTo(PASS);
        assertThat(primary.asked()).hasSize(60);
        assertThat(secondary.asked()).hasSize(60);
    }

    @Test
    void sendsWhatWritesOnlyWhenToldAndNotTwice() throws IOException {
        Path requests = Files.writeString(folder.resolve("writes"), "POST /notes {\"body\": \"x\"}\n/x\n");
        AtomicInteger number = new AtomicInteger();
        StubSite primary = site(exchange -> StubSite.json(exchange, 201, "{\"id\": " + number.incrementAndGet() + "}"));

        compare(primary, site("{}"), "--requests", requests.toString(), "--repeat", "1");
        assertThat(primary.asked()).containsExactly("GET /x", "GET /x");
        assertThat(said()).contains("1 requests of the file were not sent for their method");

        primary.asked().clear();
        compare(primary, site("{}"), "--requests", requests.toString(), "--repeat", "1", "--methods", "POST");
        assertThat(primary.asked()).containsExactly("POST /notes");
    }

    @Test
    void takesDeclaredDifferencesForNone() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules"), """
                # clocks
                ignore $.at because each side has its own clock
                ignore $.never because nobody knows
                """);

        assertThatExitCodeOf(site("{\"at\": 1}"), site("{\"at\": 2}"), "--rules", rules.toString())
                .isEqualTo(PASS);
        assertThat(said()).contains("This rule was never of use: ignore $.never.");
    }

    @Test
    void doesNotMindWhoSaysItsOwnAddressOrCompresses() {
        StubSite primary = site(exchange -> {
            exchange.getResponseHeaders().add("Location", address(exchange) + "/talks/1");
            StubSite.json(exchange, 302, "{\"a\": 1}");
        });
        StubSite candidate = site(exchange -> {
            exchange.getResponseHeaders().add("Location", address(exchange) + "/talks/1");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(302, 0);
            try (GZIPOutputStream body = new GZIPOutputStream(exchange.getResponseBody())) {
                body.write("{\"a\": 1}".getBytes(UTF_8));
            }
        });

        assertThatExitCodeOf(primary, candidate).isEqualTo(PASS);
    }

    @Test
    void sendsTheHeadersItIsGiven() {
        StubSite.Handler mirror = exchange -> StubSite.json(
                exchange, 200, "{\"token\": \"" + exchange.getRequestHeaders().getFirst("Authorization") + "\"}");

        compare(site(mirror), site("{}"), "--header", "Authorization: Bearer t");

        assertThat(said()).contains("Bearer t");
    }
}
