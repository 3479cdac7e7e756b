package io.turnout.control.confidence.paper;

import java.time.Instant;
import java.util.List;

/**
 * A report as it is read, whatever it is about.
 *
 * @param kind what it is about, such as {@code Rollout}
 * @param verdict the whole in one sentence
 * @param facts the figures that matter most
 * @param asOf when it was so
 */
public record Document(
        String kind,
        String title,
        Tone tone,
        String word,
        String verdict,
        List<Fact> facts,
        List<Section> sections,
        Instant asOf) {
    public Document {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** How good the news is. */
    public enum Tone {
        GOOD,
        OPEN,
        BAD
    }

    /**
     * A figure.
     *
     * @param value {@code unknown} if it is not known
     * @param source where it comes from, and how sure it is
     */
    public record Fact(String name, String value, String source) {}

    /** Part of it. */
    public record Section(String id, String title, String lead, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** Something in a section. */
    public sealed interface Block {
        /** For templates, which know no types. */
        default Table table() {
            return this instanceof Table table ? table : null;
        }

        /** The same. */
        default Picture picture() {
            return this instanceof Picture picture ? picture : null;
        }

        /** The same. */
        default Remark remark() {
            return this instanceof Remark remark ? remark : null;
        }
    }

    /**
     * @param figures how many of the last columns are numbers
     * @param rows each as long as the head
     */
    public record Table(String caption, List<String> head, int figures, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** Whether a column, from 0 on, is of numbers. */
        public boolean isFigure(int column) {
            return column >= head.size() - figures;
        }
    }

    /**
     * A picture.
     *
     * @param svg without style of its own: classes, and text for who does not see it
     * @param caption what is to be seen in it, with its numbers
     * @param plain the same drawn with letters; empty if it says no more than the caption
     */
    public record Picture(String title, String svg, String caption, String plain) implements Block {}

    /** A paragraph. */
    public record Remark(String text) implements Block {}
}
