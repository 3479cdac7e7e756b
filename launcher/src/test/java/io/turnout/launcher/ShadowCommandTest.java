package io.turnout.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of {@code shadow} and {@code diffs}. */
class ShadowCommandTest extends CommandSession {
    private static final String ALL = """
            {"stopped": true, "capabilities": [
              {"capability": "talks-read", "percent": 12.5, "verdict": "FAIL", "compared": 1234, "changed": {"changed": 40}},
              {"capability": "search", "percent": 100.0, "waitingFor": "waits until notes is on both sides; it is LEGACY."}]}
            """;
    private static final String ONE = """
            {"capability": "talks-read", "percent": 100, "run": 7, "verdict": "%s", "compared": 1234,
             "changed": {"changed": 40, "upperBound": 0.0421, "confidence": 0.95}, "missing": ["$.a differs"], "settled": 3,
             "notCompared": {"NO_PLACE": 5}, "rulesNeverUsed": ["ignore $.c"],
             "neverSeen": ["$.d", "status:404"],
             "fields": [{"path": "$.a", "kinds": ["VALUE"], "raw": 40, "noise": 1, "state": "DIFFERING"},
                        {"path": "$.b", "kinds": [], "raw": 0, "noise": 0, "state": "CLEAN"}],
             "examples": [
               {"path": "$.a", "request": "GET /x", "primary": "1\\u001b[2J", "other": null, "traceId": "t1",
                "replay": ["curl -sS 'http://a/x'", "curl -sS 'http://b/x\\u001b[2J'"]},
               {"path": "$.a", "request": "GET /y", "primary": "1", "other": "2", "traceId": "t2"}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"shadow", "diffs"})
    void listsAllCapabilities(String command) {
        plane.shadow(ALL);

        assertThat(run(command)).isZero();

        assertThat(said())
                .containsSubsequence("talks-read", "12.5", "FAIL", "1,234", "40")
                .containsSubsequence("search", "100", "-", "waits until notes is on both sides")
                .endsWith("./turnout shadow --resume goes on.\n");
    }

    @ParameterizedTest
    @CsvSource({"PASS, 0", "FAIL, 1", "INSUFFICIENT_TRAFFIC, 2"})
    void saysWhatIsKnownOfOne(String verdict, int code) {
        plane.shadow(ONE.formatted(verdict));

        assertThat(run("diffs", "talks-read")).isEqualTo(code);

        assertThat(said())
                .containsSubsequence(
                        "differing       40       1  value          $.a",
                        "GET /x (trace t1)",
                        "PRIMARY                         OTHER",
                        "$.a                           1\uFFFD[2J                           (nothing)",
                        "  curl -sS 'http://a/x'\n",
                        "  curl -sS 'http://b/x",
                        "No request has shown $.d, status:404.",
                        "This rule was never of use: ignore $.c.",
                        "5 requests were not compared: no place.",
                        "3 requests differed only until the other side had caught up.",
                        verdict
                                + "  1,234 requests compared in run 7; 40 would have been answered otherwise, below 4.210 % with"
                                + " 95 % confidence; 1 fields are clean. $.a differs.")
                .doesNotContain("GET /y", "$.b");
    }

    @Test
    void saysHowToBegin() {
        plane.shadow("{\"capability\": \"talks-read\", \"percent\": 0}");

        assertThat(run("diffs", "talks-read")).isEqualTo(2);

        assertThat(said()).isEqualTo("Nothing was compared yet: ./turnout shadow talks-read --percent 1 begins.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            talks-read --percent 12.5 | PUT /api/control/shadow/talks-read       | {"percent":12.5,"reason":"why"}
            --stop                    | PUT /api/control/shadow                  | {"stopped":true,"reason":"why"}
            --resume                  | PUT /api/control/shadow                  | {"stopped":false,"reason":"why"}
            talks-read --restart      | POST /api/control/shadow/talks-read/runs | {"reason":"why"}
            talks-read --declare status  | POST /api/control/shadow/talks-read/rules             | {"rule":"status","reason":"why"}
            talks-read --withdraw status | POST /api/control/shadow/talks-read/rules/withdrawals | {"rule":"status","reason":"why"}
            """)
    void asksForWhatIsWanted(String arguments, String request, String body) {
        plane.shadow(ALL);

        assertThat(run(("shadow --reason why " + arguments).split(" "))).isZero();

        assertThat(plane.seen().getFirst().request()).isEqualTo(request);
        assertThat(read(plane.seen().getFirst().body())).isEqualTo(read(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shadow --percent 1",
                "shadow --restart",
                "shadow talks-read --stop",
                "shadow talks-read --declare x",
                "diffs --nonsense"
            })
    void refusesWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(64);
        assertThat(plane.seen()).isEmpty();
    }

    @Test
    void givesNoVerdictWhereNobodyCanBeAsked(@TempDir Path empty) {
        assertThat(Turnout.run("diffs", "talks-read", "--data", empty.toString()))
                .isEqualTo(70);
        assertThat(said()).contains("No control plane runs in");
    }

    private static JsonNode read(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
