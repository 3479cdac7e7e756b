package io.turnout.control.api.room.experiment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.control.api.room.RoomSession;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SignedIn(as = "olga", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ExperimentPagesTest extends RoomSession {
    private static final String EXPERIMENTS = "/control/experiments";

    private final String key = "e" + System.nanoTime();
    private final Map<String, String> design = Map.of(
            "key", key,
            "flag", "layout",
            "control", "classic",
            "treatment", "notes-first",
            "outcome", "wrote-a-note",
            "window", "PT1S",
            "reason", "to <see>");

    @BeforeEach
    void aFlag() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"document": {"flags": {"layout": {"state": "ENABLED", "defaultVariant": "classic",
                          "variants": {"classic": "c", "notes-first": "n"}}}}, "reason": "a test begins"}""")
                .put("/api/control/flags")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void endIt() {
        form(EXPERIMENTS + "/end", Map.of("key", key, "keep", "classic", "reason", "over"));
    }

    @Test
    void beginsShowsAndEnds() {
        assertThat(form(EXPERIMENTS + "/begin", design).statusCode()).isEqualTo(303);
        given().contentType(ContentType.JSON)
                .body("""
                        {"gateway": "%1$s", "sequence": 1, "outcomes": [{"outcome": "wrote-a-note", "subject": "b"}],
                         "exposures": [{"experiment": "%1$s", "subject": "a", "variant": "classic"},
                                       {"experiment": "%1$s", "subject": "b", "variant": "notes-first"}],
                         "answers": [{"experiment": "%1$s", "variant": "classic", "answers": 3, "failed": 1}]}""".formatted(key))
                .post("/internal/experiments/sightings")
                .then()
                .statusCode(204);

        Awaitility.await()
                .until(() -> section().select("tbody tr").get(1).text().contains("100.00 %"));
        assertThat(section().select("tbody tr").first().text()).contains("classic control", "0.00 %", "1, 0 of 3");
        assertThat(section().select("tbody .verdict").text()).isEqualTo("not known yet");
        assertThat(section().select("tbody .interval rect").attr("width")).isNotEmpty();
        assertThat(section().select("q").first().text()).isEqualTo("to <see>");

        Element end = section().select("form").first();
        Response ended = form(
                end.attr("action"),
                Map.of("key", end.select("[name=key]").val(), "keep", "notes-first", "reason", "more"));
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(section().select(".notice").text()).startsWith("All get notes-first since");
        assertThat(section().select("form")).isEmpty();
    }

    @Test
    void saysInAPageWhatIsWrong() {
        Map<String, String> wrong = new HashMap<>(design);
        wrong.put("treatment", "nonsense");
        Response answer = form(EXPERIMENTS + "/begin", wrong);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.asString()).select("main").text()).contains("has no variant \"nonsense\"");

        wrong.put("treatment", "");
        assertThat(form(EXPERIMENTS + "/begin", wrong).statusCode()).isEqualTo(400);
        wrong.put("treatment", "notes-first");
        wrong.put("window", "soon");
        assertThat(form(EXPERIMENTS + "/begin", wrong).statusCode()).isEqualTo(400);
    }

    @Test
    void isForOperators() {
        String attendee = Tokens.aToken().roles("attendee").build();

        assertThat(browser(attendee).get(EXPERIMENTS).statusCode()).isEqualTo(403);
        for (String path : new String[] {"/begin", "/end"}) {
            assertThat(browser(attendee)
                            .contentType("application/x-www-form-urlencoded")
                            .body("key=x&keep=classic&reason=x")
                            .post(EXPERIMENTS + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    private Element section() {
        return page(EXPERIMENTS).select("#s-" + key).first();
    }
}
