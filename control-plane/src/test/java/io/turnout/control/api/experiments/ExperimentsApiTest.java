package io.turnout.control.api.experiments;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import io.turnout.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ExperimentsApiTest extends ExperimentSession {
    @Test
    void dividesTheSubjectsOfItsFlagAndUnitesThem() {
        begin(BEGIN).then().statusCode(200).body("endedAt", nullValue()).body("startedBy", equalTo("ada"));

        JsonPath flag = flag();
        assertThat(flag.getString("targeting.fractional[0].cat[0]")).isEqualTo(key + "/");
        assertThat(flag.getList("targeting.fractional[1]")).containsExactly("classic", 1);
        assertThat(flag.getList("targeting.fractional[2]")).containsExactly("notes-first", 1);
        assertThat(flag.getString("metadata.experiment")).isEqualTo(key);

        end("notes-first")
                .then()
                .statusCode(200)
                .body("endedAt", notNullValue())
                .body("kept", equalTo("notes-first"));

        assertThat(flag().getString("targeting")).isNull();
        assertThat(flag().getString("defaultVariant")).isEqualTo("notes-first");
        assertThat(flag().getString("metadata.experiment")).isNull();
        end("classic").then().statusCode(200).body("kept", equalTo("notes-first"));
    }

    @Test
    void allowsOneAtATimeForAFlagAndAKeyOnce() {
        begin(BEGIN);

        body(BEGIN)
                .put(EXPERIMENTS + key + "-b")
                .then()
                .statusCode(409)
                .body("detail", containsString("without a rule"));
        end("classic");
        begin(BEGIN).then().statusCode(409).body("detail", containsString("There has been an experiment"));
    }

    @Test
    void answersAgainWhatItHasBegun() {
        begin(BEGIN).then().statusCode(200);

        begin(BEGIN).then().statusCode(200).body("endedAt", nullValue());
    }

    @Test
    void keepsOthersFromChangingItsFlag() {
        begin(BEGIN);

        body("{\"flag\": %s, \"reason\": \"x\"}".formatted(FLAG))
                .put("/api/control/flags/layout")
                .then()
                .statusCode(409)
                .body("detail", containsString("end that first"));
        body("{\"document\": {\"flags\": {}}, \"reason\": \"x\"}")
                .put("/api/control/flags")
                .then()
                .statusCode(409);
        body("{\"flag\": %s, \"reason\": \"x\"}".formatted(FLAG))
                .put("/api/control/flags/another")
                .then()
                .statusCode(200);
        assertThat(JsonPath.from(get("/api/control/flags").asString())
                        .getString("flags.find { it.key == 'layout' }.flag.metadata.experiment"))
                .isEqualTo(key);
    }

    @Test
    void leavesTheFlagAsItIsWhenItCannotBegin() {
        begin(BEGIN.replace("notes-first", "nonsense")).then().statusCode(409);
        begin(BEGIN.replace("\"layout\"", "\"nowhere\"")).then().statusCode(404);

        assertThat(flag().getString("targeting")).isNull();
        get(EXPERIMENTS + key).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 0}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 0.5}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"third\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"O!\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\", \"window\": \"P31D\", \"reason\": \"x\"}",
                "{\"flag\": \"layout\", \"control\": \"classic\", \"treatments\": {\"third\": 1}, \"outcome\": \"o\"}"
            })
    void refusesWhatIsNoExperiment(String body) {
        begin(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void isForOperators() {
        String attendee =
                "Bearer " + Tokens.aToken().roles("attendee", "editor").build();

        assertThat(List.of(
                        given().noFilters().header("Authorization", attendee).get(EXPERIMENTS),
                        given().noFilters()
                                .header("Authorization", attendee)
                                .contentType(ContentType.JSON)
                                .body(BEGIN)
                                .put(EXPERIMENTS + key),
                        given().noFilters()
                                .header("Authorization", attendee)
                                .contentType(ContentType.JSON)
                                .body("{\"keep\": \"classic\", \"reason\": \"x\"}")
                                .post(EXPERIMENTS + key + "/end")))
                .extracting(Response::statusCode)
                .containsOnly(403);
    }
}
