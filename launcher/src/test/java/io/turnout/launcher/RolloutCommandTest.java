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

class RolloutCommandTest {
    private static final String NOT_BEGUN = """
            {"capability": "talks-read", "phase": null, "step": 0, "percent": 0.0, "paused": false, "waitingFor": null,
             "course": {"steps": [{}, {}]}}""";

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
    void listsHowFarEachIs() {
        plane.rollouts(
                200,
                "{\"rollouts\": [%s, %s]}"
                        .formatted(NOT_BEGUN, rollout("READING", 1, 12.5, "\"The step lasts 5 s more.\"")));

        assertThat(run("rollout")).isZero();

        assertThat(said()).isEqualTo("""
                talks-read             0 %  not begun
                notes-read          12.5 %  reading (step 1 of 2)  The step lasts 5 s more.
                """);
    }

    @Test
    void showsWhatItIsJudgedBy() {
        plane.rollouts(200, rollout("READING", 2, 50, null));

        assertThat(run("rollout", "notes-read")).isZero();

        assertThat(said())
                .contains("INSUFFICIENT_TRAFFIC after 1,234 requests to the candidate and 20 to the legacy side");
    }

    @Test
    void asksForWhatIsWanted() {
        plane.rollouts(200, rollout("COMPARING", 0, 0, null));

        assertThat(run("rollout", "notes-read", "start", "--reason", "it is time"))
                .isZero();

        assertThat(plane.seen().getFirst().request()).isEqualTo("POST /api/control/rollouts/notes-read/operations");
        assertThat(plane.seen().getFirst().body()).contains("\"operation\":\"start\"", "\"reason\":\"it is time\"");
    }

    @Test
    void watchesUntilItIsOverAndTellsHowItEnded() {
        plane.rollouts(200, rollout("COMPARING", 0, 0, "\"a\""))
                .rollouts(200, rollout("READING", 1, 5, "\"b\""))
                .rollouts(200, rollout("ROLLED_BACK", 1, 0, null));

        assertThat(run("rollout", "notes-read", "watch")).isEqualTo(RolloutCommand.ROLLED_BACK);

        assertThat(said().lines()).hasSize(3).last().asString().endsWith("rolled back  it was slow");
    }

    @Test
    void doesNotWatchWhatHasNotBegun() {
        plane.rollouts(200, NOT_BEGUN);

        assertThat(run("rollout", "talks-read", "watch")).isNotIn(0, RolloutCommand.ROLLED_BACK);
    }

    @Test
    void saysWhyItIsRefused() {
        plane.rollouts(409, "{\"title\": \"Conflict\", \"status\": 409, \"detail\": \"No rollout is under way.\"}");

        assertThat(run("rollout", "notes-read", "pause")).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout notes-read nonsense", "rollout --nonsense", "rollout notes-read start x"})
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(RolloutCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }

    private static String rollout(String phase, int step, double percent, String waitingFor) {
        return """
                {"capability": "notes-read", "phase": "%s", "step": %d, "percent": %s, "paused": false, "waitingFor": %s, "reason": "it was slow",
                 "evidence": {"judged": {"b1": {"outcome": "INSUFFICIENT_TRAFFIC", "candidate": 1234, "legacy": 20}}},
                 "course": {"steps": [{}, {}]}}""".formatted(phase, step, percent, waitingFor);
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
