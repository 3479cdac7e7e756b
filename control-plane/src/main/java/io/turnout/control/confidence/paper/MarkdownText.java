package io.turnout.control.confidence.paper;

import io.turnout.control.confidence.paper.Document.Block;
import io.turnout.control.confidence.paper.Document.Fact;
import io.turnout.control.confidence.paper.Document.Picture;
import io.turnout.control.confidence.paper.Document.Remark;
import io.turnout.control.confidence.paper.Document.Section;
import io.turnout.control.confidence.paper.Document.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A document as Markdown that needs nothing else: what cannot be drawn with letters is told. */
public final class MarkdownText {
    private MarkdownText() {}

    public static String of(Document document) {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(escaped(document.title()))
                .append(": ")
                .append(escaped(lower(document.word())))
                .append("\n\n");
        text.append("*")
                .append(escaped(document.kind()))
                .append(", as of ")
                .append(Words.second(document.asOf()))
                .append("*\n\n");
        text.append("**").append(escaped(document.verdict())).append("**\n\n");
        facts(text, document.facts());
        document.sections().forEach(section -> section(text, section));
        return text.toString();
    }

    private static void facts(StringBuilder text, List<Fact> facts) {
        text.append("| Figure | Value | Where it comes from |\n| --- | --- | --- |\n");
        facts.forEach(fact -> text.append("| ")
                .append(escaped(fact.name()))
                .append(" | **")
                .append(escaped(fact.value()))
                .append("** | ")
                .append(escaped(fact.source()))
                .append(" |\n"));
    }

    private static void section(StringBuilder text, Section section) {
        text.append("\n## ").append(escaped(section.title())).append("\n\n");
        if (!section.lead().isEmpty()) {
            text.append(escaped(section.lead())).append("\n\n");
        }
        for (Block block : section.blocks()) {
            switch (block) {
                case Remark(String words) -> text.append(escaped(words)).append("\n\n");
                case Picture picture -> {
                    if (!picture.plain().isEmpty()) {
                        text.append("```text\n").append(picture.plain()).append("\n```\n\n");
                    }
                    text.append(escaped(picture.caption())).append("\n\n");
                }
                case Table table -> {
                    text.append("*").append(escaped(table.caption())).append("*\n\n");
                    table(text, table);
                    text.append("\n");
                }
            }
        }
    }

    private static void table(StringBuilder text, Table table) {
        text.append(row(table.head()));
        text.append(IntStream.range(0, table.head().size())
                .mapToObj(column -> table.isFigure(column) ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        table.rows().forEach(row -> text.append(row(row)));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String lower(String word) {
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** What somebody has typed is to be text, and in one line. */
    private static String escaped(String words) {
        return words.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#~])", "\\\\$1");
    }
}
