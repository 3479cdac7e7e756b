package io.turnout.control.confidence.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.turnout.control.confidence.ExperimentReport;
import io.turnout.control.confidence.ExperimentReport.Arm;
import io.turnout.control.confidence.Range;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Tone;
import io.turnout.judging.experiment.Harm;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentPaperTest {
    private static final Range MORE = new Range(0.05, 0.01, 0.09);
    private static final Arm CONTROL = new Arm("old", 1, 100, 20, 1_000, 3, 10, null, null, null);

    @Test
    void saysThatATreatmentWasTooSlowAndNotThatItFailed() {
        Document document = ExperimentPaper.of(report(false, treatment("STOPPED_BY_GUARDRAIL", Harm.SLOW_MORE_OFTEN)));

        assertThat(document.word()).isEqualTo("Stopped by its guardrail");
        assertThat(document.tone()).isEqualTo(Tone.BAD);
        assertThat(document.verdict()).isEqualTo("Too many answers to subjects of new took too long: 400 of 1,000.");
    }

    @Test
    void saysThatATreatmentFailed() {
        Document document = ExperimentPaper.of(report(false, treatment("STOPPED_BY_GUARDRAIL", Harm.FAILS_MORE)));

        assertThat(document.verdict()).isEqualTo("Too many answers to subjects of new failed: 5 of 1,000.");
    }

    /** A treatment that does harm may also keep subjects from being counted, so that shares are not kept. */
    @Test
    void whatHasStoppedItIsSaidEvenWhereSharesAreNotKept() {
        Document document = ExperimentPaper.of(report(true, treatment("STOPPED_BY_GUARDRAIL", Harm.SLOW_MORE_OFTEN)));

        assertThat(document.word()).isEqualTo("Stopped by its guardrail");
        assertThat(document.verdict())
                .startsWith("Subjects do not come in the planned shares")
                .endsWith("Too many answers to subjects of new took too long: 400 of 1,000.");
    }

    @Test
    void saysNothingOfEffectsWhereSharesAreNotKept() {
        Document document = ExperimentPaper.of(report(true, treatment("INVALID", null)));

        assertThat(document.word()).isEqualTo("Not valid");
        assertThat(document.verdict()).endsWith("nothing that differs is known to be an effect.");
    }

    @Test
    void hasTheFiguresOfBothGuardrails() {
        Document document = ExperimentPaper.of(report(false, treatment("BETTER", null)));

        assertThat(document.tone()).isEqualTo(Tone.GOOD);
        assertThat(document.facts())
                .extracting(Fact::name, Fact::value)
                .contains(tuple("Failed answers", "8"), tuple("Slow answers", "410"));
        assertThat(MarkdownText.of(document)).contains("| 5 of 1,000 | 400 of 1,000 |");
    }

    private static Arm treatment(String verdict, Harm harm) {
        return new Arm("new", 1, 100, 25, 1_000, 5, 400, verdict, harm, MORE);
    }

    private static ExperimentReport report(boolean mismatched, Arm treatment) {
        return new ExperimentReport(
                "notes-first",
                "notes-first",
                "talk-watched",
                3_600,
                Instant.EPOCH,
                "ada",
                "to know",
                null,
                null,
                null,
                null,
                0,
                mismatched,
                List.of(CONTROL, treatment),
                Instant.EPOCH.plusSeconds(60));
    }
}
