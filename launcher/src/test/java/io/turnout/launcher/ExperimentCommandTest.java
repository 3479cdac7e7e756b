package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentCommandTest extends CommandSession {
    private static final String ONE = """
            {"key": "notes-first", "flag": "talk-page-layout", "outcome": "wrote-a-note", "startedAt": "2026-01-01T00:00:00Z",
             "endedAt": null, "waiting": 3, "mismatched": false,
             "control": {"variant": "classic", "counted": {"exposed": 1000, "outcomes": 50, "tries": 2000, "bad": 1, "slow": 7}},
             "treatments": [{"variant": "notes-first", "verdict": "BETTER", "counted": {"exposed": 1010, "outcomes": 101, "tries": 2020, "bad": 2, "slow": 9},
                             "difference": {"value": 0.05, "lower": 0.01, "upper": 0.09}}]}""";

    @Test
    void tellsWhatOneHasShown() {
        plane.experiments(200, ONE);

        assertThat(run("experiment", "notes-first")).isZero();

        assertThat(said()).isEqualTo("""
                notes-first of the flag talk-page-layout, under way since 2026-01-01T00:00:00Z
                control   classic          50 of 1,000 subjects wrote-a-note (5.00 %)
                treatment notes-first      101 of 1,010 subjects wrote-a-note (10.00 %)
                  2 of 2,020 answers failed, 9 were slow; of the control, 1 of 2,000 answers failed, 7 were slow
                  BETTER: 5.00 points, between 1.00 points and 9.00 points more than the control
                3 subjects more have still time for it
                """);
    }

    @Test
    void listsAll() {
        plane.experiments(200, "{\"experiments\": [%s]}".formatted(ONE));

        assertThat(run("experiment")).isZero();

        assertThat(said())
                .isEqualTo("notes-first              talk-page-layout     under way since 2026-01-01T00:00:00Z\n");
    }

    @Test
    void beginsAndEnds() {
        plane.experiments(200, ONE);

        assertThat(run(
                        ("experiment notes-first begin --flag talk-page-layout --control classic --treatment notes-first=2"
                                        + " --outcome wrote-a-note --window 30m")
                                .split(" ")))
                .isZero();
        assertThat(run("experiment", "notes-first", "end", "--keep", "classic")).isZero();

        assertThat(plane.seen().getFirst().request()).isEqualTo("PUT /api/control/experiments/notes-first");
        assertThat(plane.seen().getFirst().body())
                .contains("\"treatments\":{\"notes-first\":2.0}", "\"window\":\"PT30M\"", "\"control\":\"classic\"");
        assertThat(plane.seen().getLast().request()).isEqualTo("POST /api/control/experiments/notes-first/end");
        assertThat(plane.seen().getLast().body()).contains("\"keep\":\"classic\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "experiment x begin",
                "experiment x begin --flag f --control c --outcome o",
                "experiment x begin --flag f --control c --treatment t=1 --outcome o --window soon",
                "experiment x begin --flag f --control c --treatment t=many --outcome o",
                "experiment x end",
                "experiment x --keep c",
                "experiment x nonsense"
            })
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExperimentCommand.WRONG_USAGE);
        assertThat(plane.seen()).isEmpty();
    }
}
