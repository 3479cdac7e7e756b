package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnout.platform.Problem.FieldError;
import io.turnout.platform.RawNotes.Section;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawNotesTest {
    @Test
    void takesEachShallowestHeadingForATalkAndWhatFollowsForItsNote() {
        RawNotes file = parse("""
                # Real World Examples of FaaS — John Graham-Cumming

                Isolates, not containers.

                ## Numbers
                - under 1 ms

                Progressive Delivery
                ====================
                """);

        assertThat(file.sections())
                .extracting(s -> s.heading().title())
                .containsExactly("Real World Examples of FaaS", "Progressive Delivery");
        Section first = file.sections().getFirst();
        assertThat(first.heading().speakers()).containsExactly("John Graham-Cumming");
        assertThat(first.line()).isEqualTo(1);
        assertThat(first.noteLine()).isEqualTo(3);
        assertThat(first.note()).isEqualTo("Isolates, not containers.\n\n## Numbers\n- under 1 ms");
        assertThat(file.sections().getLast().note()).isNull();
        assertThat(file.sections().getLast().line()).isEqualTo(8);
    }

    @Test
    void takesALoneHeadingAtTheTopForTheFilesTitle() {
        RawNotes file = parse("# QCon London 2019\n\n## One\ntext\n\n## Two\ntext\n");

        assertThat(file.sections()).extracting(s -> s.heading().title()).containsExactly("One", "Two");
    }

    @Test
    void doesNotTakeAHashInCodeOrInAQuoteForAHeading() {
        RawNotes file = parse("# One\n\n```sh\n# not a heading\n```\n\n> # nor this\n");

        assertThat(file.sections()).hasSize(1);
        assertThat(file.sections().getFirst().note()).contains("# not a heading", "> # nor this");
    }

    @Test
    void readsWindowsLinesAndAByteOrderMark() {
        RawNotes file = parse("\uFEFF# One\r\n\r\nfirst\r\nsecond\r\n");

        assertThat(file.sections().getFirst().note()).isEqualTo("first\nsecond");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'stray\\n\\n# One',                line 1
            '# One\\n\\n#\\n\\ntext',          line 3
            'no heading at all',               file
            '',                                file
            '# Title\\nstray\\n## A\\n## B\\n#', line 5
            '# One\\n\\nnul \\0',              line 3
            """)
    void refusesTheWholeFileAndNamesTheLine(String file, String where) {
        String text = file.replace("\\n", "\n").replace("\\0", "\0");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse(text))
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(FieldError::field)
                        .contains(where));
    }

    @Test
    void namesEveryWrongLineAtOnce() {
        String tooLong = "x".repeat(20_001);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse("# " + "t".repeat(301) + "\n\nfine\n\n# Two\n\n" + tooLong))
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(FieldError::field)
                        .containsExactly("line 1", "line 7"));
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] latin1 = "# Début\n\nfine\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] overlong = {'#', ' ', 'A', '\r', '\n', '\r', '\n', (byte) 0xc0, (byte) 0xaf};

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RawNotes.parse(latin1))
                .satisfies(e ->
                        assertThat(e.problem().errors()).containsExactly(new FieldError("line 1", "is not UTF-8")));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RawNotes.parse(overlong))
                .satisfies(e ->
                        assertThat(e.problem().errors()).containsExactly(new FieldError("line 3", "is not UTF-8")));
    }

    @Test
    void takesANoteThatNobodySeesForNone() {
        assertThat(parse("# One\n\n\u200b\n\u00a0\n\n# Two\n\nfine\n").sections())
                .extracting(RawNotes.Section::note)
                .containsExactly(null, "fine");
    }

    private static RawNotes parse(String text) {
        return RawNotes.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAHeadingNestedDeeperThanTheStack() {
        String deep = "*".repeat(300_000);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RawNotes.parse(("# " + deep + "a" + deep).getBytes(StandardCharsets.UTF_8)));
        assertThat(RawNotes.parse(("# T\n\n" + "*".repeat(9_000) + "a" + "*".repeat(9_000))
                                .getBytes(StandardCharsets.UTF_8))
                        .sections())
                .hasSize(1);
    }
}
