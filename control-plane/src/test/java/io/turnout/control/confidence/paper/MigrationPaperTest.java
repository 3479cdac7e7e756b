package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.RolloutTestData.aRollout;
import static io.turnout.control.confidence.RolloutTestData.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnout.control.confidence.MigrationReport;
import io.turnout.control.confidence.MigrationReport.Done;
import io.turnout.control.confidence.MigrationReport.Move;
import io.turnout.control.confidence.RolloutReport;
import io.turnout.control.confidence.RolloutTestData;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Tone;
import io.turnout.control.migration.Migrations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationPaperTest {
    private static final Instant CLOSED = Instant.parse("2026-01-01T00:10:00Z");

    @Test
    void saysWhatAMigrationHasDone() {
        Document document = paper("DONE", released(), bad());

        assertThat(document.tone()).isEqualTo(Tone.GOOD);
        assertThat(document.verdict())
                .isEqualTo("It has come as far as it was to. Of 2 rollouts, 1 was taken back; 50 of the candidates’"
                        + " requests failed. While data moved, writes waited for 420 ms at most.");
        assertThat(document.facts())
                .extracting(Fact::name, Fact::value, Fact::source)
                .contains(
                        tuple("Rollouts", "2", "1 of them taken back"),
                        tuple(
                                "Longest pause of writes",
                                "420 ms",
                                document.facts().get(2).source()),
                        tuple("Datasets moved", "1", "by the journal, there or back"));
        assertThat(MarkdownText.of(document)).contains("CUTOVER notes", "taken back by itself", "released");
    }

    /** Nothing was found in what only went back with it. */
    @Test
    void tellsWhatItTookAlongFromWhatWasTakenBackBecauseOfWhatItDid() {
        Document document = paper("ROLLED_BACK", wentBack(), bad());

        assertThat(document.verdict()).contains("Of 2 rollouts, 1 was taken back and 1 went back with it; 50 of");
        assertThat(document.facts().getFirst().source()).isEqualTo("1 of them taken back, 1 with the migration");
        assertThat(MarkdownText.of(document)).contains("taken back with the migration");
    }

    @Test
    void theReportOfWhatItTookAlongSaysSoAndNoMore() {
        Document document =
                RolloutPaper.of(steps().takenBackBy(Migrations.ITSELF, 500, 1).facts());

        assertThat(document.word()).isEqualTo("Taken back with its migration");
        assertThat(document.tone()).isEqualTo(Tone.OPEN);
        assertThat(document.verdict())
                .isEqualTo("Taken back with its migration, and not because of anything that it did."
                        + " 10 subjects of 10 who came were exposed.");
        assertThat(document.facts()).extracting(Fact::name).containsExactly("Subjects exposed", "Failed requests");
    }

    private static RolloutReport released() {
        return RolloutReport.of(steps().facts());
    }

    private static RolloutReport wentBack() {
        return RolloutReport.of(steps().takenBackBy(Migrations.ITSELF, 500, 1).facts());
    }

    private static RolloutReport bad() {
        return RolloutReport.of(aRollout()
                .step(60, 1, 5)
                .answered(1, "b1", side(50, 50), side(0, 900), new int[] {0, 10}, 61, 78)
                .takenBack(75, 1, "50 % of its requests failed", "b1")
                .facts());
    }

    private static RolloutTestData steps() {
        return aRollout()
                .step(60, 1, 100)
                .answered(1, "b2", side(0, 10), side(0, 90), new int[] {0, 10}, 61, 149)
                .done(150, 1);
    }

    private static Document paper(String phase, RolloutReport... rollouts) {
        return MigrationPaper.of(new MigrationReport(
                3,
                "CANDIDATE",
                phase,
                "it is time",
                Instant.parse("2026-01-01T00:00:00Z"),
                CLOSED.plusSeconds(60),
                List.of(new Done(CLOSED, "CUTOVER notes", Migrations.ITSELF, "ada has approved it")),
                List.of(rollouts),
                List.of(new Move("notes", "CUTOVER", "ada", CLOSED, CLOSED.plusMillis(420), "DONE")),
                CLOSED.plusSeconds(90)));
    }
}
