package io.turnout.control.confidence.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import io.turnout.control.confidence.paper.Document.Tone;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people have typed is text in it, whatever they have typed. */
class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "**, \\*\\*",
                "**x** y, \\*\\*x\\*\\* y",
                "|, \\|",
                "`a`, \\`a\\`",
                "\"a\n\n# b\", a \\# b",
                "<script>, \\<script\\>"
            })
    void isTextInTables(String typed, String shown) {
        String text = MarkdownText.of(document(typed));

        assertThat(text.lines()).contains("| " + shown + " | 1 |");
        assertThat(text.lines()).contains("| " + shown + " | **" + shown + "** | " + shown + " |");
    }

    private static Document document(String typed) {
        Table table = new Table("What was done", List.of("Because", "Times"), 1, List.of(List.of(typed, "1")));
        return new Document(
                "Rollout 1",
                "notes",
                Tone.OPEN,
                "Under way",
                "It is under way.",
                List.of(new Fact(typed, typed, typed)),
                List.of(new Section("course", "Step by step", "", List.of(table))),
                Instant.EPOCH);
    }
}
