package io.turnout.launcher.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.turnout.launcher.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {
    private static final int PASS = 0;
    private static final int FAIL = 1;
    private static final int INSUFFICIENT_TRAFFIC = 2;

    @TempDir
    private Path folder;

    private final List<StubSite> sites = new ArrayList<>();
    private final PrintStream terminal = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(terminal);
        sites.forEach(StubSite::close);
    }

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
    void failsACandidateThatGivesNoAnswer() {
        try (DeadSite candidate = new DeadSite()) {
            assertThatExitCodeOf(site("{}").url(), candidate.url()).isEqualTo(FAIL);
        }

        assertThat(said()).contains("status of GET /x?day=1", "no answer: ConnectException");
    }

    @Test
    void failsACandidateThatHangs() {
        StubSite hanging = site((StubSite.Handler) exchange -> Thread.sleep(30_000));

        assertThatExitCodeOf(site("{}"), hanging, "--timeout", "0.3", "--concurrency", "30")
                .isEqualTo(FAIL);
        assertThat(said()).contains("no answer: none within 300 ms");
    }

    @Test
    void endsAnAnswerThatNeverEnds() {
        StubSite.Handler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[8];
            while (true) {
                exchange.getResponseBody().write(piece);
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        };

        assertThatExitCodeOf(site("{}"), site(endless), "--timeout", "0.3", "--concurrency", "30")
                .isEqualTo(FAIL);
    }

    @Test
    void knowsNothingOfACandidateWhereThePrimaryGivesNoAnswer() {
        try (DeadSite primary = new DeadSite()) {
            assertThatExitCodeOf(primary.url(), site("{}").url()).isEqualTo(INSUFFICIENT_TRAFFIC);
        }

        assertThat(said()).contains("60 were not answered by the primary: ConnectException");
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

    private StubSite site(String json) {
        return site(exchange -> StubSite.json(exchange, 200, json));
    }

    private StubSite site(StubSite.Handler handler) {
        StubSite site = StubSite.answering(handler);
        sites.add(site);
        return site;
    }

    private AbstractIntegerAssert<?> assertThatExitCodeOf(StubSite primary, StubSite candidate, String... options) {
        return assertThatExitCodeOf(primary.url(), candidate.url(), options);
    }

    private AbstractIntegerAssert<?> assertThatExitCodeOf(String primary, String candidate, String... options) {
        return assertThat(compare(primary, candidate, options)).as(this::said);
    }

    private int compare(StubSite primary, StubSite candidate, String... options) {
        return compare(primary.url(), candidate.url(), options);
    }

    /** One request, sixty times, with a gate that this is enough for; options that come again count instead. */
    private int compare(String primary, String candidate, String... options) {
        try {
            Path requests = Files.writeString(folder.resolve("requests"), "/x?day=1\n");
            List<String> arguments = new ArrayList<>(List.of(
                    "--primary", primary,
                    "--candidate", candidate,
                    "--requests", requests.toString(),
                    "--repeat", "60",
                    "--rate", "10000",
                    "--minimum", "10",
                    "--share", "0.1"));
            arguments.addAll(List.of(options));
            return run(arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** As the launcher does it; gives the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new CompareCommand())
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler(Refusal::tell)
                .execute(arguments);
    }

    private String said() {
        return printed.toString(UTF_8);
    }

    private static String address(com.sun.net.httpserver.HttpExchange exchange) {
        return "http://" + exchange.getRequestHeaders().getFirst("Host");
    }
}
