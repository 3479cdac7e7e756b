package io.turnout.platform;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * CommonMark to HTML that is safe to put into a page: raw HTML is shown as text, links lead to the web or to a mail address only, and an image
 * becomes a link, so that a note cannot make its readers' browsers call another site.
 */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final UrlSanitizer LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(LINKS)
            .build();

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
