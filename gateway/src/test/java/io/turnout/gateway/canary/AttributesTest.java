package io.turnout.gateway.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.gateway.stub.MovingPlan;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only the notes of an answer come from the candidate, for a share of the subjects. */
@QuarkusTest
class AttributesTest extends GatewayTest {
    private static final int SUBJECTS = 60;
    /** So far ahead that a lease lasts, however busy the machine is. */
    private static final String KNOWN = "-2000";

    private static final String PATH = "/api/talks/7301?include=notes";
    private static final String LEGACY =
            "{ \"id\":7301, \"title\":\"legacy\", \"notes\":{\"quality\":\"good\",\"items\":[],\"next\":null}}";
    private static final String PARTED =
            "{\"id\":7301,\"title\":\"legacy\",\"notes\":{\"quality\":\"good\",\"items\":[{\"id\":2}],\"next\":null}}";
    private static final String CANDIDATE = PARTED.replace("legacy", "candidate");

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @ConfigProperty(name = "turnout.plan")
    Path file;

    @ConfigProperty(name = "turnout.canary.lease")
    Duration lease;

    private MovingPlan plan;

    @BeforeEach
    void answerOnBothSides() {
        plan = new MovingPlan(file, managementPort, talks(), notes());
        answer(talks(), PATH, 200, LEGACY);
        answer(talks(), "/api/talks/7301", 200, "{\"id\":7301,\"title\":\"legacy\"}");
        answer(notes(), "/api/talks/7301", 200, "{\"id\":7301,\"title\":\"candidate\"}");
        answer(notes(), "/api/talks/7301/notes", 200, "{\"items\":[{\"id\":2}],\"next\":null}");
        control("behind", KNOWN);
    }

    @AfterEach
    void putBack() {
        read(Map.of());
        control("behind", "null");
        control("lag", "quiet 0");
        plan.close();
    }

    @Test
    void readsTheAttributeFromTheCandidateAndTheRestWhereItIs() {
        read(Map.of("notes-in-talks", 100));

        await().until(() -> client().get(PATH).body().equals(PARTED));
        talks().send("DELETE", "/stub/answers", "");
        answer(talks(), "/api/talks/7301", 200, "{\"id\":7301,\"title\":\"legacy\"}");
        client().get(PATH);

        assertThat(asked(talks())).isEqualTo("GET /api/talks/7301");
        assertThat(asked(notes()).lines().distinct()).containsExactly("GET /api/talks/7301/notes?limit=50");
    }

    @Test
    void givesItToMoreOfTheSubjectsAsTheShareGrowsAndToNoneOfThemOnlyNowAndThen() {
        assertThat(at(PARTED::equals)).isEmpty();

        read(Map.of("notes-in-talks", 30));
        awaitLease();
        Set<Integer> few = at(PARTED::equals);
        // four standard deviations
        assertThat(few).hasSizeBetween(4, 32);
        assertThat(at(PARTED::equals)).isEqualTo(few);
        assertThat(at(LEGACY::equals)).hasSize(SUBJECTS - few.size());

        read(Map.of("notes-in-talks", 60));
        assertThat(at(PARTED::equals)).containsAll(few).hasSizeGreaterThan(few.size());

        read(Map.of("notes-in-talks", 100));
        assertThat(at(PARTED::equals)).hasSize(SUBJECTS);
    }

    @Test
    void givesItToNobodyWhileNobodyKnowsWhetherItsDataIsThere() {
        control("behind", "" + 10 * lease.toMillis());
        read(Map.of("notes-in-talks", 100));

        // what is left of a lease before
        await().until(() -> client().get(PATH).body().equals(LEGACY));
        assertThat(at(LEGACY::equals)).hasSize(SUBJECTS);

        control("behind", KNOWN);
        awaitLease();
    }

    @Test
    void whoReadsTheWholeAheadHasTheAttributeWithIt() {
        read(Map.of("talk-with-notes", 30, "notes-in-talks", 60));
        await().until(() -> !at(CANDIDATE::equals).isEmpty());

        Set<Integer> whole = at(CANDIDATE::equals);
        Set<Integer> parted = at(PARTED::equals);

        assertThat(parted).isNotEmpty().doesNotContainAnyElementsOf(whole);
        assertThat(at(LEGACY::equals)).hasSize(SUBJECTS - whole.size() - parted.size());

        read(Map.of("notes-in-talks", 60));
        assertThat(at(PARTED::equals)).containsAll(whole).containsAll(parted);
    }

    @Test
    void whoWritesWaitsForTheAttributesData() {
        answer(talks(), "/dishes", 201, "{}");
        control("lag", "behind 0");
        read(Map.of("notes-in-talks", 100));

        long start = System.nanoTime();
        assertThat(client().send("POST", "/dishes", "x").statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(lease);
    }

    @Test
    void leavesItOutWhereItCannotBeHad() {
        read(Map.of("notes-in-talks", 100));
        awaitLease();
        answer(notes(), "/api/talks/7301/notes", 500, "{}");

        assertThat(client().get(PATH).body())
                .isEqualTo("{\"id\":7301,\"title\":\"legacy\",\"notes\":{\"quality\":\"missing\"}}");
    }

    @Test
    void aPageHasTheLegacyTalkAndTheNotesOfTheCandidate() {
        String talk =
                "{\"id\":7302,\"title\":\"%s\",\"abstract\":\"About\",\"speakers\":[\"Ada\"],\"day\":\"2019-03-04\","
                        + "\"start\":\"09:00\",\"end\":\"10:00\"}";
        answer(talks(), "/talks/7302", 200, "as it was");
        answer(talks(), "/assets/site.css", 200, "as it was");
        answer(talks(), "/api/talks/7302", 200, talk.formatted("legacy"));
        answer(notes(), "/api/talks/7302", 200, talk.formatted("candidate"));
        answer(
                notes(),
                "/api/talks/7302/notes",
                200,
                "{\"items\":[{\"id\":1,\"author\":\"Grace\",\"body\":\"So good\",\"createdAt\":\"2026-01-01T00:00:00Z\"}],"
                        + "\"next\":null}");
        assertThat(client().get("/talks/7302").body()).isEqualTo("as it was");

        read(Map.of("notes-in-pages", 100));
        await().until(() -> !client().get("/talks/7302").body().equals("as it was"));

        Document page = Jsoup.parse(client().get("/talks/7302").body());
        assertThat(page.select("h1").text()).isEqualTo("legacy");
        assertThat(page.select(".note .prose").text()).isEqualTo("So good");
        assertThat(client().get("/assets/site.css").body()).isEqualTo("as it was");
    }

    /** After each change gateways settle, and need a lease. */
    private void awaitLease() {
        await().until(() -> !at(PARTED::equals).isEmpty());
    }

    private Set<Integer> at(Predicate<String> answer) {
        return IntStream.range(0, SUBJECTS)
                .filter(i -> answer.test(answer(i)))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** On a machine that is busy, a stub may be late; whoever is answered all the same is answered by the same side. */
    private String answer(int subject) {
        HttpResponse<String> answer = client().get(PATH, "Cookie", "u=" + subject);
        for (int late = 0;
                late < 3 && (answer.statusCode() != 200 || answer.body().contains("missing"));
                late++) {
            answer = client().get(PATH, "Cookie", "u=" + subject);
        }
        return answer.body();
    }

    private void read(Map<String, Integer> percents) {
        control(
                "canaries",
                percents.entrySet().stream()
                        .map(each -> "{\"capability\":\"%s\",\"percent\":%d}".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(",", "[", "]")));
        await().until(() -> Set.of("talk-with-notes", "notes-in-talks", "notes-in-pages").stream()
                .allMatch(name -> isShown(name, percents.getOrDefault(name, 0))));
    }

    private boolean isShown(String capability, int percent) {
        String routes = Client.of(managementPort).get("/routes").body();
        String view = routes.substring(routes.indexOf("\"name\" : \"%s\"".formatted(capability)));
        return view.substring(view.indexOf("\"canary\" : ") + 11).startsWith(percent + ".0");
    }

    private void control(String what, String value) {
        new Client(controlUrl).send("PUT", "/stub/" + what, value);
    }
}
