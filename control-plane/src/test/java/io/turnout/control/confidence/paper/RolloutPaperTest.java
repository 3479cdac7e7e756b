package io.turnout.control.confidence.paper;

import static io.turnout.control.confidence.RolloutTestData.aRollout;
import static io.turnout.control.confidence.RolloutTestData.side;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.confidence.RolloutFacts;
import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Tone;
import io.turnout.judging.count.SideCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutPaperTest {
    private static final RolloutFacts BAD = aRollout()
            .step(60, 1, 5)
            .answered(1, "b|1", side(50, 50), side(0, 900), new int[] {0, 10}, 61, 78)
            .answered(1, null, side(0, 900), SideCount.NOTHING, new int[] {0, 100}, 61, 76)
            .takenBack(75, 1, "50 % of its requests failed", "b|1")
            .facts();

    @Test
    void saysInASentenceWhatHappened() {
        Document document = RolloutPaper.of(BAD);

        assertThat(document.tone()).isEqualTo(Tone.BAD);
        assertThat(document.verdict())
                .isEqualTo(
                        "Taken back by itself after 14 s: 50 % of its requests failed. 10 subjects of 100 who came were exposed."
                                + " At 100 % it would have failed about 500 requests more in the same time, instead of 50.");
        assertThat(document.facts())
                .extracting(Fact::name)
                .containsExactly(
                        "Subjects exposed",
                        "Failed requests",
                        "Time to detect",
                        "Time to recover",
                        "Failed requests more, at 100 %");
        assertThat(document.facts()).noneMatch(fact -> fact.source().isBlank());
    }

    @Test
    void saysThatNobodyWasExposedByWhatComparingCaught() {
        Document document = RolloutPaper.of(aRollout()
                .takenBack(12, 0, "its answers differ: $.text differs")
                .facts());

        assertThat(document.tone()).isEqualTo(Tone.GOOD);
        assertThat(document.verdict())
                .isEqualTo("Caught before anybody saw it: its answers differ: $.text differs. Nobody was exposed.");
        assertThat(document.facts().getFirst().value()).isEqualTo("0");
        assertThat(document.facts().getLast().value()).isEqualTo("unknown");
    }

    @Test
    void holdsNothingAgainstBuildsThatSomebodyTookBack() {
        Document document = RolloutPaper.of(aRollout()
                .step(60, 1, 5)
                .answered(1, "b1", side(0, 10), side(0, 90), new int[] {0, 10}, 61, 70)
                .takenBackBy("ada", 75, 1)
                .facts());

        assertThat(document.verdict())
                .isEqualTo("Taken back by ada after 14 s: a hunch. 10 subjects of 10 who came were exposed.");
        assertThat(document.facts().getLast())
                .isEqualTo(new Fact(
                        "At 100 %", "unknown", "no build was judged worse, so none is held to have cost anything"));
    }

    @Test
    void picturesOfTimesBesideTwoBadBuildsCountTheLegacySideOnce() {
        Document document = RolloutPaper.of(aRollout()
                .step(60, 1, 10)
                .answered(1, "b1", side(9, 100, 60), side(0, 300, 40), new int[] {0, 10}, 61, 78)
                .answered(1, "b2", side(9, 100, 60), side(0, 300, 80), new int[] {0, 10}, 66, 78)
                .takenBack(75, 1, "they failed", "b1", "b2")
                .facts());

        // of equal ones the first; both together would have another 95 %
        assertThat(MarkdownText.of(document)).contains("the legacy side’s 8.0 ms and 8.0 ms");
    }

    /** They are shown where nothing may style itself, and to people who do not see them. */
    @Test
    void picturesAreDescribedAndHaveNoStyleOfTheirOwn() {
        List<Document.Picture> pictures = RolloutPaper.of(BAD).sections().stream()
                .flatMap(section -> section.blocks().stream())
                .map(Block::picture)
                .filter(picture -> picture != null)
                .toList();

        assertThat(pictures).hasSize(4);
        assertThat(pictures)
                .allSatisfy(picture -> assertThat(picture.svg())
                        .contains("role=\"img\"", "<title", "<desc")
                        .doesNotContain("style=", "<script", "NaN", "Infinity"));
        assertThat(pictures).allSatisfy(picture -> assertThat(picture.caption()).isNotBlank());
    }

    @Test
    void markdownHasTheSameFiguresAndKeepsNamesFromBeingMarkup() {
        String text = MarkdownText.of(RolloutPaper.of(BAD));

        assertThat(text).startsWith("# notes: taken back by itself\n");
        assertThat(text).contains("| Subjects exposed | **10** |", "b\\|1", "●●●●●●●●●●");
        assertThat(text.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line -> assertThat(line).endsWith(" |"));
    }
}
