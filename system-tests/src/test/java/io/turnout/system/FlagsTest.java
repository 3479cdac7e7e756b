package io.turnout.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Feature flags, from the file, the API and the control plane that is gone, to pages and services. */
class FlagsTest {
    private static final String FLAGS = "/api/control/flags";
    private static final String FLAG = """
            {"state": "ENABLED", "defaultVariant": "%s", "variants": {"%s": %s, "%s": %s}}""";
    private static final String CLASSIC =
            FLAG.formatted("classic", "classic", "\"classic\"", "notes-first", "\"notes-first\"");
    private static final String NOTES_FIRST =
            CLASSIC.replace("\"defaultVariant\": \"classic\"", "\"defaultVariant\": \"notes-first\"");
    private static final String TAKEN = FLAG.formatted("taken", "taken", "true", "refused", "false");
    private static final String REFUSED =
            TAKEN.replace("\"defaultVariant\": \"taken\"", "\"defaultVariant\": \"refused\"");

    private final LocalTurnout turnout = Deployment.processes();
    private final long talk = Api.createTalk();

    @AfterEach
    void noFlags() {
        operator()
                .body("{\"document\": {\"flags\": {}}, \"reason\": \"a test is over\"}")
                .put(turnout.gateway() + FLAGS)
                .then()
                .statusCode(200);
        awaitNotesFirst(false);
        awaitStatusOfANewNote(201);
    }

    @Test
    void changesAPageByTheApi() {
        flag("talk-page-layout", CLASSIC);
        awaitNotesFirst(false);

        flag("talk-page-layout", NOTES_FIRST);

        awaitNotesFirst(true);
    }

    @Test
    void changesAPageByTheFile() throws IOException {
        flag("talk-page-layout", CLASSIC);
        awaitNotesFirst(false);

        Files.writeString(
                turnout.folder().resolve("flags.json"),
                "{\"flags\": {\"talk-page-layout\": %s, \"changed-at\": %s}}"
                        .formatted(NOTES_FIRST, FLAG.formatted("a", "a", System.nanoTime(), "b", "2")));

        awaitNotesFirst(true);
    }

    @Test
    void stopsAServiceFromTakingMore() {
        flag("new-notes", TAKEN);
        awaitStatusOfANewNote(201);

        flag("new-notes", REFUSED);

        awaitStatusOfANewNote(503);
        Response refused = newNote();
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<String>path("detail")).isEqualTo("New notes are not taken at the moment. Try again later.");
        assertThat(given().get(turnout.gateway() + "/api/talks/" + talk + "/notes")
                        .statusCode())
                .as("they are read")
                .isEqualTo(200);
        flag("new-notes", TAKEN);
        awaitStatusOfANewNote(201);
    }

    @Test
    void remembersFlagsThroughARestartWhileTheControlPlaneIsGone() {
        flag("talk-page-layout", NOTES_FIRST);
        flag("new-notes", REFUSED);
        awaitNotesFirst(true);
        awaitStatusOfANewNote(503);

        // frozen, it answers nobody
        ProcessHandle controlPlane = turnout.app("control-plane");
        LocalTurnout.signal(controlPlane, "STOP");
        try {
            restart("gateway");
            restart("notes-service");

            awaitNotesFirst(true);
            awaitStatusOfANewNote(503);
        } finally {
            LocalTurnout.signal(controlPlane, "CONT");
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> operator().get(turnout.gateway() + FLAGS).statusCode() == 200);
        flag("new-notes", TAKEN);
        awaitStatusOfANewNote(201);
    }

    @Test
    void tellsTheControlPlaneWhatWasEvaluated() {
        flag("talk-page-layout", CLASSIC);
        long before = evaluations();
        page();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> evaluations() > before);
    }

    private long evaluations() {
        return operator()
                .get(turnout.gateway() + FLAGS)
                .jsonPath()
                .getLong("flags.find { it.key == 'talk-page-layout' }.evaluations");
    }

    private void flag(String key, String flag) {
        operator()
                .body("{\"flag\": %s, \"reason\": \"a test\"}".formatted(flag))
                .put(turnout.gateway() + FLAGS + "/" + key)
                .then()
                .statusCode(200);
    }

    private void awaitNotesFirst(boolean wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> page().contains("id=\"about-title\"") == wanted);
    }

    private void awaitStatusOfANewNote(int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> newNote().statusCode() == status);
    }

    private String page() {
        return given().get(turnout.gateway() + "/talks/" + talk).asString();
    }

    private Response newNote() {
        return given().header("Authorization", "Bearer " + Tokens.of("ada", "attendee"))
                .contentType(ContentType.JSON)
                .body(Map.of("author", "Ada", "body", "Persistence first."))
                .post(turnout.gateway() + "/api/talks/" + talk + "/notes");
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Tokens.of("olga", "operator"))
                .contentType(ContentType.JSON);
    }

    private void restart(String part) {
        LocalTurnout.run(
                "restart", part, "--data", turnout.folder().resolve("data").toString());
    }
}
