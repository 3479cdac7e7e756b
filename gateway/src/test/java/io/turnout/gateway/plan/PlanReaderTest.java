package io.turnout.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.turnout.platform.identity.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
    private static final String GOOD = """
            upstreams:
              old: { url: "http://old.example", timeout: 500ms }
              new: { url: "${NEW_URL:https://new.example:8443}" }
            capabilities:
              orders:
                routes: [GET /orders, "GET /orders/{id}"]
                legacy: old
                candidate: new
                stage: candidate
                maxBody: 1MB
                access: editor
              front:
                routes: [GET /]
                legacy: old
                candidate: compose
                stage: legacy
            """;

    @Test
    void readsUpstreamsAndCapabilities() throws PlanException {
        Plan plan = read(GOOD, Map.of());

        assertThat(plan.upstreams().get("old"))
                .isEqualTo(new Upstream("old", false, "old.example", 80, Duration.ofMillis(500), false));
        assertThat(plan.upstreams().get("new").url()).isEqualTo("https://new.example:8443");
        Capability orders = plan.capabilities().getFirst();
        assertThat(orders.side(orders.stage()).label()).isEqualTo("new");
        assertThat(orders.maxBody()).isEqualTo(1024 * 1024);
        assertThat(orders.access()).isEqualTo(Role.EDITOR);
        assertThat(plan.capabilities().getLast().access()).isNull();
        assertThat(plan.capabilities().getLast().candidate()).isEqualTo(new Side.Composing("front"));
        assertThat(plan.capabilities().getLast().maxBody()).isEqualTo(Capability.DEFAULT_MAX_BODY);
    }

    @Test
    void leavesWhatIsAboutDataToTheControlPlane() throws PlanException {
        Plan plan = read(
                GOOD + "databases: { whatever: {} }\ndatasets: { lines: { tables: [lines], source: whatever } }\n",
                Map.of());

        assertThat(plan.capabilities()).hasSize(2);
        assertThat(plan.datasets()).isEmpty();
    }

    @Test
    void givesACapabilityTheSideThatItsDataHas() throws PlanException {
        Plan plan = read(
                GOOD.replaceFirst(" +stage: candidate\n", "").replaceFirst(" +stage: legacy\n", "")
                        + "datasets: { lines: { capabilities: [orders, front] } }\n",
                Map.of());

        Dataset lines = plan.datasets().get("lines");
        assertThat(lines.legacy().name()).isEqualTo("old");
        assertThat(lines.candidate().name()).isEqualTo("new");
        assertThat(plan.capabilities()).allSatisfy(capability -> {
            assertThat(capability.stage()).isNull();
            assertThat(plan.datasetsOf(capability)).containsExactly(lines);
        });
    }

    @Test
    void takesUrlsFromTheEnvironment() throws PlanException {
        Plan plan = read(GOOD, Map.of("NEW_URL", "http://[::1]:9000"));

        assertThat(plan.upstreams().get("new").host()).isEqualTo("::1");
        assertThat(plan.upstreams().get("new").authority()).isEqualTo("[::1]:9000");
    }

    @Test
    void refusesWhatIsNoTextAtTheLine() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(
                        () -> reader(Map.of()).read(GOOD.replace("new:", "né:").getBytes(StandardCharsets.ISO_8859_1)))
                .satisfies(e -> assertThat(e.errors()).containsExactly(new PlanError(3, "this is not UTF-8.")));
    }

    @Test
    void refusesWhatIsTooLongForAPlanBeforeItIsParsed() {
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> reader(Map.of()).read(("x: " + "y".repeat(300_000)).getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.errors().getFirst().message()).contains("262,144 bytes"));
    }

    @Test
    void refusesAPlanThatWouldServeNothing() {
        String none = GOOD.substring(0, GOOD.indexOf("capabilities:")) + "capabilities: {}\n";

        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> reader(Map.of()).read(none.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.errors().getFirst().line()).isEqualTo(4));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            upstreams: | upstream: | 1 | does not know "upstream"; did you mean "upstreams"?
            timeout: 500ms | tiemout: 500ms | 2 | did you mean "timeout"?
            timeout: 500ms | timeout: fast | 2 | write it as 500ms, 2s or 1m
            timeout: 500ms | timeout: 2m | 2 | must be from 1ms to 1m
            timeout: 500ms | timeout: 0s | 2 | must be from 1ms to 1m
            http://old.example | ftp://old.example | 2 | must begin with http:// or https://
            http://old.example | http://old.example/base | 2 | ends after the port
            http://old.example | http://old_example | 2 | write it as http://host:port
            http://old.example | http://old.example:99999 | 2 | write it as http://host:port
            http://old.example | http:// | 2 | write it as http://host:port
            https://new.example:8443} | https://new.example:8443 | 3 | that does not close
            ${NEW_URL:https://new.example:8443} | ${UNSET} | 3 | needs the environment variable UNSET
            url: "${NEW | uri: "${NEW | 3 | did you mean "url"?
            new: { | old: { | 3 | has "old" twice
            new: { | compose: { | 3 | cannot be called "compose"
            routes: [GET /orders, | rotues: [GET /orders, | 6 | did you mean "routes"?
            "GET /orders/{id}" | GET /orders/{id | 6 | this is no YAML
            "GET /orders/{id}" | {a: b} | 6 | put quotes around it
            "GET /orders/{id}" | "GTE /orders/{id}" | 6 | unknown method "GTE"; did you mean "GET"?
            "GET /orders/{id}" | HEAD /orders/x | 6 | HEAD, which comes with GET by itself
            "GET /orders/{id}" | "GET orders/{id}" | 6 | write it as "GET /path/{id}"
            "GET /orders/{id}" | "GET /orders/" | 6 | ends with a slash
            "GET /orders/{id}" | "GET /orders//x" | 6 | has an empty segment
            "GET /orders/{id}" | "GET /orders/../x" | 6 | neither plain text nor one {parameter}
            "GET /orders/{id}" | "GET /orders/{id}x" | 6 | neither plain text nor one {parameter}
            "GET /orders/{id}" | "GET /orders/{id}/{id}" | 6 | the same parameter twice
            "GET /orders/{id}" | "GET /**/x" | 6 | can only stand last
            "GET /orders/{id}" | "GET /orders?x" | 6 | write it as name=value
            "GET /orders/{id}" | GET /orders | 6 | overlaps with "GET /orders" of "orders" in line 6
            routes: [GET /] | routes: [GET /orders] | 13 | overlaps with "GET /orders" of "orders" in line 6
            routes: [GET /] | routes: ["GET /orders/{nr}"] | 13 | overlaps with "GET /orders/{id}"
            routes: [GET /] | routes: [] | 13 | needs a list for "routes"
            routes: [GET /] | routes: [GET /other] | 15 | cannot compose "GET /other"
            legacy: old | legacy: odl | 7 | unknown upstream "odl" as its legacy; did you mean "old"?
            candidate: new | candidate: compose | 8 | gateway has no composition of that name
            candidate: new | candidate: | 8 | needs a value for "candidate"
            stage: candidate | stage: canidate | 9 | did you mean "candidate"?
            stage: candidate | stage: retired | 9 | known here: candidate, legacy
            maxBody: 1MB | maxBody: big | 10 | write it as 256KB or 1MB
            access: editor | access: edtior | 11 | has the unknown role "edtior"; did you mean "editor"?
            access: editor | access: public | 11 | known here: attendee, editor, operator
            access: editor | access: | 11 | needs a value for "access", such as "access: attendee" or
            access: editor | acces: editor | 11 | does not know "acces"; did you mean "access"?
            access: editor | access: [editor] | 11 | needs a value for "access"
            `front:` | orders: | 12 | has "orders" twice
            """)
    void saysInWhichLineWhatIsWrongAndHowToMendIt(String good, String bad, int line, String sentence) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> read(
                        GOOD.replaceFirst(
                                java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad)),
                        Map.of()))
                .asInstanceOf(type(PlanException.class))
                .satisfies(e -> assertThat(e.errors()).anySatisfy(error -> {
                    assertThat(error.line()).isEqualTo(line);
                    assertThat(error.message()).contains(sentence);
                }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            legacy: old | 6 | has no "legacy"; add the name of an upstream
            candidate: new | 6 | has no "candidate"
            stage: candidate | 6 | has no "stage"
            """)
    void saysWhatIsMissing(String lineToDrop, int line, String sentence) {
        assertThatThrownBy(() -> read(GOOD.replaceFirst(" +" + lineToDrop + "\n", ""), Map.of()))
                .asInstanceOf(type(PlanException.class))
                .satisfies(e -> assertThat(e.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.message()).contains(sentence))
                        .satisfies(error -> assertThat(error.line()).isEqualTo(line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | is empty
            [] | must be a mapping
            upstreams: {} | has no "capabilities"
            """)
    void refusesWhatIsNoPlan(String text, String sentence) {
        assertThatThrownBy(() -> read(text, Map.of())).hasMessageContaining(sentence);
    }

    @Test
    void findsEverythingThatIsWrongInOneGo() {
        assertThatThrownBy(() -> read(GOOD.replace("500ms", "soon").replace("stage:", "stgae:"), Map.of()))
                .asInstanceOf(type(PlanException.class))
                .satisfies(e -> assertThat(e.errors())
                        .extracting(PlanError::line)
                        .contains(2, 6, 9, 13, 16)
                        .isSorted());
    }

    private static Plan read(String yaml, Map<String, String> environment) throws PlanException {
        return reader(environment).read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static PlanReader reader(Map<String, String> environment) {
        CompositionRules front = new CompositionRules(Set.of("GET /"), Set.of("new"));
        return new PlanReader(Map.of("front", front), environment::get);
    }
}
