package io.turnout.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.turnout.gateway.stub.Client;
import io.turnout.gateway.stub.GatewayTest;
import io.turnout.gateway.subject.Subject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flag of the gateway's own, from the control plane to the page. */
@QuarkusTest
class LayoutTest extends GatewayTest {
    private static final String NONE = "{\"flags\": {}}";
    private static final String TALK =
            "{\"id\":901,\"title\":\"A talk\",\"abstract\":\"About\",\"speakers\":[],\"company\":null,\"track\":null,"
                    + "\"day\":null,\"start\":null,\"end\":null,\"room\":null,\"slidesUrl\":null,"
                    + "\"version\":1,\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";

    @ConfigProperty(name = "stub.control")
    String controlUrl;

    @ConfigProperty(name = "quarkus.management.port")
    int managementPort;

    @BeforeEach
    void serveATalk() {
        answer(talks(), "/api/talks/901", 200, TALK);
        answer(notes(), "/api/talks/901/notes", 200, "{\"items\":[],\"next\":null}");
        flags(NONE);
        await().untilAsserted(() -> assertThat(isNotesFirst(page(null))).isFalse());
    }

    @AfterEach
    void noFlags() {
        flags(NONE);
    }

    @Test
    void showsNotesFirstWhereTheFlagSaysSo() {
        assertThat(page(null).select("article .abstract").text()).isEqualTo("About");

        flags(layout("{}", "notes-first"));

        await().untilAsserted(() -> assertThat(isNotesFirst(page(null))).isTrue());
        assertThat(page(null).select(".abstract")).hasSize(1);
        assertThat(get(null).headers().firstValue("Set-Cookie"))
                .as("all see the same")
                .isEmpty();
    }

    @Test
    void showsAVisitorTheSameEachTimeAndTheShareOfACanaryIsTheFlags() {
        flags(layout("{\"fractional\": [[\"notes-first\", 40], [\"classic\", 60]]}", "classic"));
        await().until(() -> get(null).headers().firstValue("Set-Cookie").isPresent());

        assertThat(IntStream.range(0, 60).mapToObj(i -> "visitor-" + i)).allSatisfy(visitor -> {
            boolean isIn = Subject.named(visitor).isIn(40);
            assertThat(isNotesFirst(page("a=b; turnout-visitor=" + visitor))).isEqualTo(isIn);
            assertThat(isNotesFirst(page("turnout-visitor=" + visitor + "; turnout-session=x")))
                    .isEqualTo(isIn);
        });
    }

    @Test
    void letsWhoeverIsNewSeeTheSameAgain() {
        flags(layout("{\"fractional\": [[\"notes-first\", 50], [\"classic\", 50]]}", "classic"));
        await().until(() -> get(null).headers().firstValue("Set-Cookie").isPresent());

        List<Boolean> seen = IntStream.range(0, 40)
                .mapToObj(i -> {
                    HttpResponse<String> first = get(null);
                    Optional<String> cookie = first.headers().firstValue("Set-Cookie");
                    assertThat(cookie)
                            .hasValueSatisfying(set -> assertThat(set)
                                    .startsWith("turnout-visitor=")
                                    .contains("HttpOnly", "SameSite=Lax"));
                    assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
                    boolean notesFirst = isNotesFirst(Jsoup.parse(first.body()));
                    assertThat(isNotesFirst(page(cookie.orElseThrow().split(";")[0])))
                            .isEqualTo(notesFirst);
                    return notesFirst;
                })
                .toList();

        assertThat(seen).as("some see the one, some the other").contains(true, false);
    }

    @Test
    void keepsWhatItKnowsWhereTheControlPlaneSaysWhatIsNoFlag() throws InterruptedException {
        flags(layout("{}", "notes-first"));
        await().untilAsserted(() -> assertThat(isNotesFirst(page(null))).isTrue());

        flags("{\"flags\": {\"talk-page-layout\": {\"state\": \"ON\"}}}");
        Thread.sleep(500);

        assertThat(isNotesFirst(page(null))).isTrue();
    }

    @Test
    void countsWhatItIsAskedFor() {
        page(null);

        assertThat(new Client("http://127.0.0.1:" + managementPort)
                        .get("/q/metrics")
                        .body())
                .containsPattern(
                        "turnout_flag_evaluations_total\\{ending=\"UNKNOWN_FLAG\",flag=\"talk-page-layout\"} [1-9]");
        await().untilAsserted(() -> assertThat(
                        new Client(controlUrl).get("/stub/evaluations").body())
                .contains("\"flag\":\"talk-page-layout\",\"ending\":\"UNKNOWN_FLAG\""));
    }

    private static String layout(String targeting, String byDefault) {
        return """
                {"flags": {"talk-page-layout": {"state": "ENABLED", "defaultVariant": "%s", "targeting": %s,
                  "variants": {"classic": "classic", "notes-first": "notes-first"}}}}""".formatted(byDefault, targeting);
    }

    private void flags(String document) {
        new Client(controlUrl).send("PUT", "/stub/flags", document);
    }

    private static boolean isNotesFirst(Document page) {
        return page.select("#notes ~ section .abstract").size() == 1;
    }

    private Document page(String cookies) {
        return Jsoup.parse(get(cookies).body());
    }

    private HttpResponse<String> get(String cookies) {
        return cookies == null ? client().get("/talks/901") : client().get("/talks/901", "Cookie", cookies);
    }
}
