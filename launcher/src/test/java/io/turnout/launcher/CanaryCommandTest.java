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

class CanaryCommandTest {
    private final StubControlPlane plane = new StubControlPlane().canaries("""
            {"capabilities": [
              {"capability": "notes-read", "percent": 5.0, "waitingFor": null},
              {"capability": "talks-read", "percent": 12.5, "waitingFor": "waits until talks is VERIFIED; it is IN_SYNC."}]}
            """);

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
    void listsWhatIsSetAndWhatItWaitsFor() {
        assertThat(run("canary")).isZero();

        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("""
                notes-read             5 %
                talks-read          12.5 %  waits until talks is VERIFIED; it is IN_SYNC.
                """);
    }

    @Test
    void setsAShare() {
        assertThat(run("canary", "notes-read", "--percent", "5", "--reason", "to see"))
                .isZero();

        assertThat(plane.seen().getFirst().request()).isEqualTo("PUT /api/control/canaries/notes-read");
        assertThat(plane.seen().getFirst().body()).contains("\"percent\":5.0", "\"reason\":\"to see\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary notes-read",
                "canary --percent 5",
                "canary notes-read --percent many",
                "canary --nonsense"
            })
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(CanaryCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }

    private int run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", plane.url().toString(), "--token", "t"));
        return Turnout.run(arguments.toArray(String[]::new));
    }
}
