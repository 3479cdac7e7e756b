package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.launcher.control.StubControlPlane;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsCommandTest extends CommandSession {
    private static final String CHANGES = """
            {"changes": [{"part": "form", "before": {"state": "ENABLED"}, "after": {"state": "DISABLED"}},
                         {"part": "new", "before": null, "after": {"state": "ENABLED"}}]}""";

    @TempDir
    private Path folder;

    @Test
    void listsFlagsAndWhatIsToBeLookedAt() {
        plane.flags(200, """
                {"version": 3, "document": "{}", "unknown": ["from"], "file": "line 2: /flags/form must be",
                 "flags": [{"key": "form", "flag": {"state": "ENABLED", "defaultVariant": "on"}, "evaluations": 1234,
                            "failures": 2, "stale": "has been the same for everybody for 31 days"},
                           {"key": "layout", "flag": {"state": "DISABLED", "targeting": {"fractional": [["a"]]}},
                            "evaluations": 0, "failures": 0, "stale": null}]}""");

        assertThat(run("flags")).isZero();

        assertThat(said())
                .contains(
                        "form                         enabled   on             no               1,234  stale: has been the")
                .contains("2 answered by the caller's default")
                .contains("layout                       disabled  none           yes                  0")
                .contains("Asked for, and no flag: from")
                .contains("The file of flags is not followed: line 2");
    }

    @Test
    void appliesAFileAndTellsWhatBecameAnother() throws Exception {
        plane.flags(200, "{\"version\": 7}").flags(200, CHANGES).flags(200, "{\"flags\": []}");

        assertThat(run("flags", "apply", file("{\"flags\": {}}"), "--reason", "to see"))
                .isZero();

        assertThat(said()).isEqualTo("""
                - form {"state":"ENABLED"}
                + form {"state":"DISABLED"}
                + new {"state":"ENABLED"}
                """);
        assertThat(plane.seen())
                .extracting(StubControlPlane.Seen::request)
                .containsExactly(
                        "GET /api/control/flags", "PUT /api/control/flags?dryRun=true", "PUT /api/control/flags");
        assertThat(plane.seen().getLast().body()).contains("\"document\":{\"flags\":{}}", "\"reason\":\"to see\"");
    }

    @Test
    void onlyTellsWhatWouldBecomeAnother() throws Exception {
        plane.flags(200, "{\"version\": 7}").flags(200, "{\"changes\": []}");

        assertThat(run("flags", "apply", file("{\"flags\": {}}"), "--dry-run")).isZero();

        assertThat(said()).isEqualTo("Nothing is another.\n");
        assertThat(plane.seen()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        assertThat(run("flags", "apply", file("{\n\"flags\": {,}}"))).isEqualTo(FlagsCommand.WRONG_USAGE);
        assertThat(said()).contains("is no JSON, line 2");
        assertThat(run("flags", "apply", "nowhere.json")).isEqualTo(FlagsCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();

        plane.flags(
                400, "{\"detail\": \"The flags are refused: line 2: /flags/form/state must be ENABLED or DISABLED\"}");
        assertThat(run("flags", "apply", file("{\"flags\": {}}"))).isEqualTo(2);
        assertThat(said()).contains("/flags/form/state must be ENABLED");
    }

    @Test
    void tellsWhoChangedWhatAndGoesBack() {
        plane.flags(200, """
                {"versions": [{"version": 4, "who": "ada", "why": "to see", "at": "2026-01-01T00:00:00Z",
                  "changes": [{"part": "form", "before": {"a": 1}, "after": null}]}]}""").flags(200, "{\"flags\": []}");

        assertThat(run("flags", "log")).isZero();
        assertThat(run("flags", "revert", "3")).isZero();

        assertThat(said()).isEqualTo("""
                version 4, 2026-01-01T00:00:00Z, ada: to see
                  - form {"a":1}
                There are no flags.
                """);
        assertThat(plane.seen().getLast().request()).isEqualTo("POST /api/control/flags/revert");
        assertThat(plane.seen().getLast().body()).contains("\"version\":3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags apply",
                "flags list x",
                "flags revert",
                "flags revert x",
                "flags revert -1",
                "flags --dry-run",
                "flags nonsense",
                "flags --nonsense"
            })
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(FlagsCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }

    private String file(String content) throws Exception {
        return Files.writeString(folder.resolve("flags.json"), content).toString();
    }
}
