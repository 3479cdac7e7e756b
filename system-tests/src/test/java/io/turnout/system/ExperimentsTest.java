package io.turnout.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The experiment that ships, as visitors and its operator see it. */
class ExperimentsTest {
    private static final String EXPERIMENTS = "/api/control/experiments/";
    private static final String FLAG = """
            {"flag": {"state": "ENABLED", "defaultVariant": "classic", "variants": {"classic": "classic", "notes-first": "notes-first"}},
             "reason": "a test begins"}""";
    private static final String BEGIN = """
            {"flag": "talk-page-layout", "control": "classic", "treatments": {"notes-first": 1}, "outcome": "wrote-a-note",
             "window": "PT20S", "reason": "to see"}""";

    private final LocalTurnout turnout = Deployment.processes();
    private final String page = "/talks/" + Api.createTalk();
    private final String key = "e" + System.nanoTime();

    @BeforeEach
    void begin() {
        operator()
                .body(FLAG)
                .put(at("/api/control/flags/talk-page-layout"))
                .then()
                .statusCode(200);
        operator().body(BEGIN).put(at(EXPERIMENTS + key)).then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !visit(null).getCookies().isEmpty());
    }

    @AfterEach
    void end() {
        operator()
                .body("{\"keep\": \"classic\", \"reason\": \"a test is over\"}")
                .post(at(EXPERIMENTS + key + "/end"));
        operator()
                .body("{\"document\": {\"flags\": {}}, \"reason\": \"a test is over\"}")
                .put(at("/api/control/flags"));
    }

    @Test
    void countsVisitorsOnceAndWhoOfThemWroteANote() {
        // it takes a while to be printed
        Tokens.of("ada", "attendee");
        List<String> visitors = IntStream.range(0, 30)
                .mapToObj(i -> visit(null).getCookie("turnout-visitor"))
                .toList();

        visitors.forEach(visitor -> assertThat(isNotesFirst(visit(visitor))).isEqualTo(isNotesFirst(visit(visitor))));
        visitors.subList(0, 6).forEach(this::writeANote);
        visitors.subList(0, 2).forEach(this::writeANote);

        // those of them who were here when it was waited for are as many more
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> counted("outcomes") == 6 && look().getLong("waiting") == 0);
        assertThat(counted("exposed")).isGreaterThanOrEqualTo(30);
        assertThat(look().getLong("control.counted.exposed")).isPositive();
        assertThat(look().getLong("treatments[0].counted.exposed")).isPositive();
        assertThat(look().getBoolean("mismatched")).isFalse();
        assertThat(look().getLong("treatments[0].counted.bad")).isZero();
    }

    @Test
    void givesAllTheSameWhenItHasEnded() {
        operator()
                .body("{\"keep\": \"notes-first\", \"reason\": \"decided\"}")
                .post(at(EXPERIMENTS + key + "/end"))
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        visit(null).getCookies().isEmpty() && isNotesFirst(visit(null)) && isNotesFirst(visit("any")));
    }

    private long counted(String what) {
        JsonPath look = look();
        return look.getLong("control.counted." + what) + look.getLong("treatments[0].counted." + what);
    }

    private JsonPath look() {
        return operator().get(at(EXPERIMENTS + key)).jsonPath();
    }

    /** @param visitor as its cookie has it; null for somebody new */
    private Response visit(String visitor) {
        RequestSpecification request = given();
        return (visitor == null ? request : request.cookie("turnout-visitor", visitor)).get(at(page));
    }

    private static boolean isNotesFirst(Response page) {
        return page.asString().contains("id=\"about-title\"");
    }

    private void writeANote(String visitor) {
        Map<String, String> cookies =
                Map.of("turnout-visitor", visitor, "turnout-session", Tokens.of("ada", "attendee"));
        String form = given().cookies(cookies).get(at(page)).asString();
        given().redirects()
                .follow(false)
                .cookies(cookies)
                .formParam("key", Jsoup.parse(form).select("[name=key]").val())
                .formParam("author", "Ada")
                .formParam("body", "Notes first.")
                .post(at(page + "/notes"))
                .then()
                .statusCode(303);
    }

    private String at(String path) {
        return turnout.gateway() + path;
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Tokens.of("olga", "operator"))
                .contentType(ContentType.JSON);
    }
}
