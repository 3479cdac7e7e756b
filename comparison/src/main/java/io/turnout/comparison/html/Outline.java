package io.turnout.comparison.html;

import io.turnout.comparison.path.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The texts and telling attributes of a page in their order, each with a path of element names. Elements that only group ({@code div},
 * {@code span}) are no step of a path, so that another wrapper is no difference; nor are positions.
 */
record Outline(List<Item> items) {
    record Item(FieldPath path, String text) {}

    private static final int DEEPEST = 16;
    private static final Set<String> GROUPING = Set.of("#document", "#root", "html", "body", "div", "span");
    private static final Set<String> SILENT = Set.of("script", "style", "template", "noscript");
    private static final List<String> TELLING = List.of(
            "href",
            "src",
            "alt",
            "title",
            "action",
            "method",
            "name",
            "type",
            "value",
            "placeholder",
            "content",
            "lang",
            "datetime",
            "aria-label",
            "checked",
            "selected",
            "disabled");

    static Outline of(Document page, FieldPath root) {
        Collector collector = new Collector(root);
        NodeTraversor.traverse(collector, page);
        return new Outline(collector.items);
    }

    /** Walks without recursion: a hostile page is nested without bound. */
    private static final class Collector implements NodeVisitor {
        private final List<Item> items = new ArrayList<>();
        private final Deque<FieldPath> open = new ArrayDeque<>();
        private int named;
        private int silent;

        private Collector(FieldPath root) {
            open.push(root);
        }

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case Element element -> enter(element);
                case TextNode text
                when silent == 0 && !text.isBlank() ->
                    items.add(new Item(open.getFirst(), text.text().strip()));
                default -> {
                    // comments, doctypes and the contents of scripts are not for visitors
                }
            }
        }

        private void enter(Element element) {
            String name = element.normalName();
            silent += SILENT.contains(name) ? 1 : 0;
            FieldPath path = open.getFirst();
            if (!GROUPING.contains(name) && ++named <= DEEPEST) {
                path = path.child("/" + name);
            }
            open.push(path);
            if (silent > 0) {
                return;
            }
            for (String attribute : TELLING) {
                if (element.hasAttr(attribute)) {
                    items.add(new Item(
                            path.child("@" + attribute), element.attr(attribute).strip()));
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                open.pop();
                silent -= SILENT.contains(element.normalName()) ? 1 : 0;
                named -= GROUPING.contains(element.normalName()) ? 0 : 1;
            }
        }
    }
}
