package io.turnout.platform;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark to HTML that is safe to put into a page: raw HTML is shown as text, script URLs are dropped, and an image
 * becomes a link, so that a note cannot make its readers' browsers call another site.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new ImagesToLinks());
        return RENDERER.render(document);
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
