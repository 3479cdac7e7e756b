package io.turnout.platform;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * CommonMark to HTML that is safe to put into a page: raw HTML is shown as text, links lead to the web or to a mail
 * address only, and an image becomes a link, so that a note cannot make its readers' browsers call another site.
 */
public final class Markdown {
    private static final int MAX_DEPTH = 100;
    private static final Parser PARSER = Parser.builder().build();
    private static final UrlSanitizer LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(LINKS)
            .build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        Node document = parse(markdown);
        document.accept(new ImagesToLinks());
        return RENDERER.render(document);
    }

    /** The words alone, on one line, for where a note is only quoted. It is text, not HTML: escape it. */
    public static String toText(String markdown) {
        Words words = new Words();
        parse(markdown).accept(words);
        return words.text.toString().strip().replaceAll("\\s+", " ");
    }

    /** What is nested deeper than anybody writes by hand is taken as it stands: each level costs stack. */
    private static Node parse(String markdown) {
        Node document = PARSER.parse(markdown);
        if (!isDeep(document)) {
            return document;
        }
        Document plain = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        plain.appendChild(paragraph);
        return plain;
    }

    private static boolean isDeep(Node document) {
        int depth = 0;
        Node node = document;
        while (node != null && depth <= MAX_DEPTH) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return depth > MAX_DEPTH;
    }

    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (parent instanceof Block) {
                text.append(' ');
            }
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral()).append(' ');
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }
    }

    private static final class ImagesToLinks extends AbstractVisitor {
        @Override
        public void visit(Image image) {
            visitChildren(image);
            Link link = new Link(image.getDestination(), image.getTitle());
            for (Node child = image.getFirstChild(); child != null; ) {
                Node next = child.getNext();
                link.appendChild(child);
                child = next;
            }
            image.insertAfter(link);
            image.unlink();
        }
    }
}
