package io.turnout.launcher;

import static io.turnout.launcher.control.StubControlPlane.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.launcher.control.StubControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetCommandTest {
    private static final String NOTES = """
            {"name": "notes", "state": "CUT_OVER", "tables": ["notes"], "capabilities": ["notes-read"],
             "source": {"database": "monorail", "fence": {"open": false}},
             "target": {"database": "notes", "fence": {"open": true}}, "allowed": ["ROLLBACK", "DETACH"],
             "back": {"slot": {"lagBytes": 1500, "lagMillis": 12}},
             "troubles": [{"kind": "WAL_FILLING", "database": "notes", "cause": "It fills.", "mend": "Look."}],
             "verification": {"rows": 1200, "millis": 600, "differing": 3, "differences": [
               {"table": "notes", "key": ["17"], "kind": "MISSING", "columns": []},
               {"table": "notes", "key": ["18"], "kind": "DIFFERENT", "columns": ["body", "version"]}]}}
            """;

    private final StubControlPlane plane = new StubControlPlane().dataset(NOTES);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @AfterEach
    void end() {
        System.setOut(out);
        System.setErr(err);
        plane.close();
    }

    @Test
    void followsAnOperationToItsEndAndTellsEachStepOnce() {
        plane.whenAsked(202, NOTES)
                .journal(entry(3, "REQUESTED", "CUTOVER", "ada: why"), entry(4, "BEGUN", "CLOSE", null))
                .events("""
                        event:journal
                        id:4
                        data:%s

                        event:journal
                        id:5
                        data:%s

                        """.formatted(
                                entry(4, "BEGUN", "CLOSE", null).replace("\n", " "),
                                entry(5, "ENDED", "CLOSE", null).replace("\n", " ")))
                .journal(
                        entry(4, "BEGUN", "CLOSE", null),
                        entry(5, "ENDED", "CLOSE", null),
                        entry(6, "SETTLED", "DONE", null));

        int code = run("dataset", "notes", "cutover");

        assertThat(code).isZero();
        assertThat(said())
                .containsOnlyOnce("notes cutover, operation 7")
                .containsOnlyOnce("close …")
                .containsOnlyOnce("close done")
                .endsWith("DONE\n");
        assertThat(plane.seen().getFirst().body())
                .contains("\"operation\":\"cutover\"", "asked for with ./turnout dataset notes cutover");
        assertThat(plane.seen()).allMatch(each -> each.authorization().equals("Bearer t"));
    }

    @ParameterizedTest
    @CsvSource({"UNDONE,UNDOING", "FAILED,REFUSED"})
    void saysWhyAnOperationWasNotDone(String outcome, String kind) {
        plane.whenAsked(202, NOTES)
                .journal(entry(4, kind, "CHECK", "The disk is full."), entry(5, "SETTLED", outcome, null));

        assertThat(run("dataset", "notes", "cutover")).isEqualTo(1);
        assertThat(said()).endsWith(outcome + ": The disk is full.\n");
    }

    @Test
    void repeatsARequestWhoseAnswerWasLostUnderTheSameKey() {
        plane.whenAsked(503, "{}").whenAsked(202, NOTES).journal(entry(5, "SETTLED", "DONE", null));

        assertThat(run("dataset", "notes", "start", "--reason", "it is time")).isZero();

        List<StubControlPlane.Seen> posts = plane.seen().stream()
                .filter(each -> each.request().startsWith("POST"))
                .toList();
        assertThat(posts)
                .hasSize(2)
                .extracting(StubControlPlane.Seen::key)
                .doesNotContainNull()
                .containsOnly(posts.getFirst().key());
        assertThat(posts).allMatch(each -> each.body().contains("it is time"));
    }

    @Test
    void doesNotWaitWhenToldNotTo() {
        plane.whenAsked(202, NOTES);

        assertThat(run("dataset", "notes", "start", "--no-wait")).isZero();
        assertThat(plane.seen()).hasSize(1);
    }

    @Test
    void printsEachRowThatAVerificationFoundToDiffer() {
        plane.whenAsked(202, NOTES)
                .journal(entry(4, "REFUSED", "COMPARE", "3 rows differ."), entry(5, "SETTLED", "FAILED", null));

        assertThat(run("dataset", "notes", "verify")).isEqualTo(1);
        assertThat(said())
                .contains("1,200 rows compared, 2,000 a second; 3 differ")
                .contains("notes 17: missing\n")
                .contains("notes 18: different in body, version\n")
                .contains("and 1 more");
    }

    @Test
    void aDryRunPrintsFindingsAndSqlAndFailsIfSomethingIsInTheWay() {
        plane.whenAsked(200, """
                {"allowed": true, "findings": [{"blocking": true, "database": "notes", "what": "It is full.", "mend": "Empty it."}],
                 "steps": [{"step": "FENCE", "database": "notes", "sql": ["create schema turnout"]}]}
                """);

        assertThat(run("dataset", "notes", "start", "--dry-run")).isEqualTo(1);
        assertThat(said())
                .contains("stops it  notes: It is full.", "Empty it.", "-- fence, in notes\ncreate schema turnout;\n");
        assertThat(plane.seen().getFirst().request()).endsWith("?dryRun=true");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            404, There is no dataset x., 2
            400, Say why., 2
            409, It is LEGACY., 1
            403, It takes the role operator., 1
            """)
    void refusesWithTheControlPlanesOwnWords(int status, String detail, int code) {
        plane.whenAsked(status, "{\"detail\": \"" + detail + "\"}");

        assertThat(run("dataset", "notes", "detach")).isEqualTo(code);
        assertThat(said()).contains("turnout: " + detail);
    }

    @Test
    void doesNotKnowWhatItCannotDo() {
        assertThat(run("dataset", "notes", "explode")).isEqualTo(2);
        assertThat(run("dataset")).isEqualTo(2);
        assertThat(plane.seen()).isEmpty();
    }

    @Test
    void listsDatasetsWithWhereTheyAreWrittenAndTheirTroubles() {
        plane.dataset("{\"datasets\": [" + NOTES + "]}");

        assertThat(run("datasets")).isZero();
        assertThat(said().lines().toList().get(1)).matches("notes +CUT_OVER +notes +- +1.5 kB, 12 ms +1");
        assertThat(said()).contains("notes: wal filling in notes: It fills. Look.");
    }

    @Test
    void showsAllOfOneDataset() {
        assertThat(run("dataset", "notes", "status")).isZero();
        assertThat(said()).contains("monorail (closed)", "notes (open)", "rollback, detach");
    }

    private int run(String... arguments) {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", plane.url().toString(), "--token", "t"));
        return Turnout.run(all.toArray(String[]::new));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
