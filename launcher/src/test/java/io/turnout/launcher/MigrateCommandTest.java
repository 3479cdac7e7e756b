package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.launcher.control.StubControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrateCommandTest {
    private final StubControlPlane plane = new StubControlPlane();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        System.setOut(out);
        plane.close();
    }

    @Test
    void takesAllAsFarAsThereIsAWayBack() {
        plane.migration(200, migration("UNDER_WAY", false, "\"b\"")).migration(200, migration("DONE", false, null));
        plane.log("""
                {"entries": [
                  {"id": 2, "number": 7, "action": "READ notes-read", "who": "migration", "why": "x", "at": "2026-01-01T10:00:02Z"},
                  {"id": 1, "number": 7, "action": "START notes", "who": "migration", "why": "y", "at": "2026-01-01T10:00:01Z"},
                  {"id": 0, "number": 6, "action": "of another one", "who": "ada", "why": "z", "at": "2026-01-01T10:00:00Z"}]}""");

        assertThat(run("migrate", "--reason", "it is time")).isZero();

        assertThat(plane.seen().getFirst().request()).isEqualTo("POST /api/control/migration/operations");
        assertThat(plane.seen().getFirst().body())
                .contains("\"operation\":\"start\"", "\"to\":\"CANDIDATE\"", "\"capabilities\":[]", "\"it is time\"");
        assertThat(said().lines().filter(line -> line.matches("\\d\\d:.*")))
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.getFirst()).contains("START notes"));
        assertThat(said()).contains("""
                Migration 7 to CANDIDATE: done (it is said)
                CAPABILITY         STAGE      READ FROM THE CANDIDATE
                talks-read         LEGACY     ░░░░░░░░░░░░░░░░░░░░ 0 %
                notes-read         CANARY     █████░░░░░░░░░░░░░░░ 25 %
                agenda             CANDIDATE  ████████████████████ 100 %
                """);
    }

    @Test
    void takesSomeToAStage() {
        plane.migration(200, migration("DONE", false, null));

        assertThat(run("migrate", "--to", "shadow", "notes-read", "agenda")).isZero();

        assertThat(plane.seen().getFirst().body())
                .contains("\"to\":\"SHADOW\"", "\"capabilities\":[\"notes-read\",\"agenda\"]");
    }

    @Test
    void tellsByItsExitCodeHowItEnded() {
        plane.migration(200, migration("UNDER_WAY", true, null));
        assertThat(run("migrate", "resume")).isEqualTo(MigrateCommand.HALTED);
        assertThat(said()).contains("under way, paused (it is said)", "./turnout migrate resume goes on");

        plane.migration(200, migration("ROLLED_BACK", false, null));
        // the last answer is given ever after
        run("migrate", "status");
        assertThat(run("migrate", "watch")).isEqualTo(MigrateCommand.ROLLED_BACK);
        assertThat(run("migrate", "rollback")).isZero();
    }

    @Test
    void approvesTheCutoverOfADataset() {
        plane.migration(200, migration("UNDER_WAY", false, "\"the next\""));

        assertThat(run("migrate", "approve", "notes")).isZero();

        assertThat(plane.seen().getFirst().body()).contains("\"operation\":\"approve\"", "\"dataset\":\"notes\"");
        assertThat(said()).contains("Migration 7 to CANDIDATE: under way (the next)");
    }

    @Test
    void showsHowFarAllIsBeforeAnythingHasBegun() {
        plane.migration(200, "{\"number\": null, \"stages\": []}");

        assertThat(run("migrate", "status")).isZero();

        assertThat(said()).startsWith("Nothing has been migrated yet");
    }

    @Test
    void saysWhyItIsRefused() {
        plane.migration(409, "{\"title\": \"Conflict\", \"status\": 409, \"detail\": \"One is under way.\"}");

        assertThat(run("migrate")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate --to nonsense",
                "migrate --to LEGACY",
                "migrate --nonsense",
                "migrate status x",
                "migrate approve",
                "migrate pause --to SHADOW"
            })
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(MigrateCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }

    private static String migration(String phase, boolean paused, String waitingFor) {
        return """
                {"number": 7, "to": "CANDIDATE", "phase": "%s", "paused": %s, "waitingFor": %s, "reason": "it is said", "stages": [
                  {"capability": "talks-read", "stage": "LEGACY", "percent": 0.0},
                  {"capability": "notes-read", "stage": "CANARY", "percent": 25.0},
                  {"capability": "agenda", "stage": "CANDIDATE", "percent": 0.0}]}""".formatted(phase, paused, waitingFor);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", plane.url().toString(), "--token", "t"));
        return Turnout.run(arguments.toArray(String[]::new));
    }
}
