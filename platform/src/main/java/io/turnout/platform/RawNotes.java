package io.turnout.platform;

import io.turnout.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Notes the way attendees keep them: a Markdown file in which a heading names a talk and what follows is a note on it.
 *
 * <p>The shallowest headings of the file name the talks, deeper ones belong to the notes. A single shallowest heading at
 * the top with nothing but deeper headings below it is the file's title, and the next level names the talks.
 *
 * @param sections in the order of the file
 */
public record RawNotes(List<Section> sections) {
    /** Most talks that one file may name. */
    public static final int MAX_SECTIONS = 500;

    private static final int MAX_TITLE = 300;
    private static final int MAX_NOTE = 20_000;
    private static final int MAX_HEADING = 2_000;
    private static final Parser INLINES = Parser.builder().build();

    /** Finds the blocks alone: what is inside of them is not needed, and can be nested so deep that it ends the stack. */
    private static final Parser BLOCKS = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .inlineParserFactory(context -> (lines, block) -> {
                if (block instanceof Heading) {
                    block.appendChild(new Text(lines.getContent()));
                }
            })
            .build();

    public RawNotes {
        sections = List.copyOf(sections);
    }

    /**
     * One talk and the note on it.
     *
     * @param line of the heading, from 1
     * @param heading as text, without inline markup
     * @param noteLine where the note begins, from 1; 0 if there is none
     * @param note Markdown; null if nothing but blank lines follows the heading
     */
    public record Section(int line, TalkHeading heading, int noteLine, String note) {}

    /**
     * Reads a file.
     *
     * @throws ProblemException {@code invalid-import} with one error for each line that is wrong
     */
    public static RawNotes parse(byte[] utf8) {
        String text = decode(utf8);
        List<String> lines = text.lines().toList();
        List<Heading> headings = topLevelHeadings(text);
        Heading fileTitle = hasFileTitle(headings, lines) ? headings.removeFirst() : null;
        int level = headings.stream().mapToInt(Heading::getLevel).min().orElse(0);
        headings.removeIf(heading -> heading.getLevel() > level);

        List<FieldError> errors = new ArrayList<>();
        check(errors, 0, !headings.isEmpty(), "has no heading that names a talk");
        check(errors, 0, headings.size() <= MAX_SECTIONS, "names more than %d talks".formatted(MAX_SECTIONS));
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? firstLine(headings.get(i + 1)) : lines.size();
            sections.add(section(headings.get(i), end, lines, errors));
        }
        int stray = headings.isEmpty() ? -1 : firstStrayLine(fileTitle, firstLine(headings.getFirst()), lines);
        check(errors, stray + 1, stray < 0, "comes before the first heading that names a talk");
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return new RawNotes(sections);
    }

    private static String decode(byte[] utf8) {
        try {
            return Utf8.decode(utf8);
        } catch (Utf8.Malformed e) {
            throw refused(List.of(new FieldError("line " + e.line(), "is not UTF-8")));
        }
    }

    private static List<Heading> topLevelHeadings(String text) {
        List<Heading> headings = new ArrayList<>();
        for (Node node = BLOCKS.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                headings.add(heading);
            }
        }
        return headings;
    }

    private static boolean hasFileTitle(List<Heading> headings, List<String> lines) {
        if (headings.size() < 2) {
            return false;
        }
        Heading first = headings.getFirst();
        return headings.stream().skip(1).allMatch(heading -> heading.getLevel() > first.getLevel())
                && lines.subList(lastLine(first) + 1, firstLine(headings.get(1))).stream()
                        .allMatch(String::isBlank);
    }

    /** Index of the first line with text that belongs to no talk, -1 if there is none. */
    private static int firstStrayLine(Heading fileTitle, int firstTalk, List<String> lines) {
        return IntStream.range(0, firstTalk)
                .filter(line -> !lines.get(line).isBlank())
                .filter(line -> fileTitle == null || line < firstLine(fileTitle) || line > lastLine(fileTitle))
                .findFirst()
                .orElse(-1);
    }

    private static Section section(Heading heading, int end, List<String> lines, List<FieldError> errors) {
        int line = firstLine(heading) + 1;
        TalkHeading talk = TalkHeading.of(text(heading));
        check(errors, line, !Validation.isBlank(talk.text()), "is a heading without a name");
        check(
                errors,
                line,
                length(talk.text()) <= MAX_TITLE,
                "has a title of more than %d characters".formatted(MAX_TITLE));
        int from = lastLine(heading) + 1;
        while (from < end && Validation.isBlank(lines.get(from))) {
            from++;
        }
        if (from == end) {
            return new Section(line, talk, 0, null);
        }
        String note = String.join("\n", lines.subList(from, end)).stripTrailing();
        check(
                errors,
                from + 1,
                length(note) <= MAX_NOTE,
                "begins a note of more than %,d characters".formatted(MAX_NOTE));
        check(errors, from + 1, note.indexOf('\0') < 0, "begins a note with a NUL character");
        return new Section(line, talk, from + 1, note);
    }

    private static String text(Heading heading) {
        String source = heading.getFirstChild() instanceof Text raw ? raw.getLiteral() : "";
        if (source.length() > MAX_HEADING) {
            return source;
        }
        StringBuilder text = new StringBuilder();
        INLINES.parse("# " + source.replace('\n', ' ')).accept(new AbstractVisitor() {
            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
                text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }

    private static void check(List<FieldError> errors, int line, boolean holds, String message) {
        if (!holds) {
            errors.add(new FieldError(line == 0 ? "file" : "line " + line, message));
        }
    }

    private static ProblemException refused(List<FieldError> errors) {
        String where = String.join(
                ", ",
                errors.stream().map(FieldError::field).distinct().limit(10).toList());
        return new ProblemException(
                Problem.of(ProblemType.INVALID_IMPORT, "Nothing was imported. Look at: " + where + ".")
                        .withErrors(errors));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int firstLine(Node node) {
        return spans(node).mapToInt(SourceSpan::getLineIndex).min().orElseThrow();
    }

    private static int lastLine(Node node) {
        return spans(node).mapToInt(SourceSpan::getLineIndex).max().orElseThrow();
    }

    private static Stream<SourceSpan> spans(Node node) {
        return node.getSourceSpans().stream();
    }
}
