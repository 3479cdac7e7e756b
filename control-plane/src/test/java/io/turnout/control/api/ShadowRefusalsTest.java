package io.turnout.control.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not be asked of comparing, or not by everybody. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ShadowRefusalsTest {
    private static final String SHADOW = "/api/control/shadow";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /free     | {"percent": 101, "reason": "x"}  | 400 | "percent" must be 0 to 100
            /free     | {"percent": -1, "reason": "x"}   | 400 | "percent" must be 0 to 100
            /free     | {"percent": 1}                   | 400 | "reason" must say why
            /free     | {"percent": 1, "reason": " "}    | 400 | "reason" must say why
            /free     | {"reason": "x"}                  | 400 | Send {"percent"
            ``        | {"reason": "x"}                  | 400 | Send {"stopped"
            /other    | {"percent": 1, "reason": "x"}    | 404 | no capability "other"
            """)
    void refusesWhatMakesNoSense(String path, String body, int status, String words) {
        given().contentType(ContentType.JSON)
                .body(body)
                .put(SHADOW + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"gateway\": \"g\"}", "{\"gateway\": \"g\", \"pages\": [{}]}", "[]"})
    void refusesAReportThatIsNone(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/internal/shadow/reports")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/free", "/free/runs", "/log"})
    void isForOperatorsOnly(String path) {
        given().header("Authorization", Tokens.bearer("eve", "attendee", "editor"))
                .get(SHADOW + path)
                .then()
                .statusCode(403);
    }
}
