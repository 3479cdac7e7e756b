package io.turnout.control.api.flags;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.turnout.control.api.ControlResource;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.SignedIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What those who evaluate flags ask and tell, and the file of flags. */
@QuarkusTest
@SignedIn(as = "ada", roles = "operator")
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class FlagFeedApiTest extends FlagSession {
    @ConfigProperty(name = "turnout.flags.file")
    Path file;

    @Test
    void tellsOfAChangeWhoeverWaits() {
        String version = get("/internal/flags?wait=2000&after=").path("version");
        get("/internal/flags?wait=0&after=" + version).then().statusCode(204);

        put("form", ON).then().statusCode(200).body("flags.key", equalTo(List.of("form")));

        get("/internal/flags?wait=2000&after=" + version)
                .then()
                .statusCode(200)
                .body("version", not(equalTo(version)))
                .body("document.flags.form.defaultVariant", equalTo("on"));
    }

    @Test
    void countsEvaluationsOnceHoweverOftenTheyAreTold() {
        put("form", ON);
        String report = """
                {"process": "p-%s", "sequence": %d, "counts": [
                  {"flag": "form", "ending": "EVALUATED", "count": 5}, {"flag": "form", "ending": "WRONG_TYPE", "count": 2},
                  {"flag": "from", "ending": "UNKNOWN_FLAG", "count": 1}]}""";
        long before = get(FLAGS).jsonPath().getLong("flags[0].evaluations");
        String process = "" + System.nanoTime();

        for (int sequence : new int[] {1, 1, 2, 1}) {
            change(report.formatted(process, sequence))
                    .post("/internal/flags/evaluations")
                    .then()
                    .statusCode(204);
        }

        get(FLAGS)
                .then()
                .body("flags[0].evaluations", equalTo((int) before + 14))
                .body("flags[0].evaluated", notNullValue())
                .body("unknown", hasItem("from"));
        change("{\"process\": \"p\", \"sequence\": 1, \"counts\": [{\"flag\": \"form\"}]}")
                .post("/internal/flags/evaluations")
                .then()
                .statusCode(400);
    }

    @Test
    void followsItsFileFromChangeToChange() throws Exception {
        put("by-hand", ON);

        Files.writeString(file, "{\"flags\": {\"by-file\": %s}}".formatted(ON));
        await().untilAsserted(() -> get(FLAGS).then().body("flags.key", equalTo(List.of("by-file"))));
        put("by-hand", ON);

        Files.writeString(file, "{\"flags\": {\n  \"by-file\": {}}}");
        await().untilAsserted(() -> get(FLAGS).then().body("file", containsString("line 2: /flags/by-file")));
        get(FLAGS).then().body("flags.key", equalTo(List.of("by-file", "by-hand")));

        Files.writeString(file, "{\"flags\": {\"by-file\": %s}}".formatted(OFF));
        await().untilAsserted(() -> get(FLAGS).then().body("file", nullValue()));
        get(FLAGS).then().body("flags[0].flag.defaultVariant", equalTo("off"));
        get(FLAGS + "/log?limit=1").then().body("versions[0].who", equalTo("flags.json"));
    }
}
