package io.turnout.comparison.html;

import io.turnout.comparison.finding.Findings;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.finding.Texts;
import io.turnout.comparison.path.FieldPath;
import io.turnout.comparison.rule.Ruling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Compares two bodies that are said to be HTML: per path, the texts that stand there, in their order. */
public final class HtmlBodies {
    /** @param charset what the content type said, if it did; else the page's own declaration counts, else UTF-8 */
    public record Page(byte[] body, Optional<Charset> charset) {}

    private HtmlBodies() {}

    public static void compare(Findings findings, Page left, Page right) {
        FieldPath root = findings.root("html");
        List<Outline.Item> ours = Outline.of(read(left), root).items();
        List<Outline.Item> theirs = Outline.of(read(right), root).items();
        Map<FieldPath, List<String>> oursByPath = byPath(ours);
        Map<FieldPath, List<String>> theirsByPath = byPath(theirs);
        Set<FieldPath> paths = new LinkedHashSet<>(oursByPath.keySet());
        paths.addAll(theirsByPath.keySet());

        Findings.Mark before = findings.mark();
        boolean reorderable = false;
        for (FieldPath path : paths) {
            reorderable |= findings.ruling(path).set().isPresent();
            texts(findings, path, oursByPath.get(path), theirsByPath.get(path));
        }
        // the same texts at the same paths, and yet not the same page: something has moved from one path past another
        if (!reorderable
                && !findings.foundSince(before)
                && !order(findings, ours).equals(order(findings, theirs))) {
            findings.differ(root, Kind.ORDER, "%d texts".formatted(ours.size()), "in another order");
        }
    }

    private static Document read(Page page) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(page.body()),
                    page.charset().map(Charset::name).orElse(null),
                    "");
        } catch (IOException fromMemory) {
            throw new UncheckedIOException(fromMemory);
        }
    }

    private static Map<FieldPath, List<String>> byPath(List<Outline.Item> items) {
        Map<FieldPath, List<String>> byPath = new LinkedHashMap<>();
        items.forEach(item ->
                byPath.computeIfAbsent(item.path(), _ -> new ArrayList<>()).add(item.text()));
        return byPath;
    }

    private static List<FieldPath> order(Findings findings, List<Outline.Item> items) {
        return items.stream()
                .map(Outline.Item::path)
                .filter(path -> findings.ruling(path).ignore().isEmpty())
                .toList();
    }

    private static void texts(Findings findings, FieldPath path, List<String> ours, List<String> theirs) {
        if (theirs == null) {
            findings.missing(path, ours.getFirst());
        } else if (ours == null) {
            findings.extra(path, theirs.getFirst());
        } else if (ours.equals(theirs)) {
            return;
        } else if (findings.ruling(path).ignore().isPresent()) {
            findings.used(findings.ruling(path).ignore().get());
        } else if (ours.size() != theirs.size()) {
            findings.differ(path, Kind.SIZE, String.valueOf(ours.size()), String.valueOf(theirs.size()));
        } else {
            sameSize(findings, path, ours, theirs);
        }
    }

    private static void sameSize(Findings findings, FieldPath path, List<String> ours, List<String> theirs) {
        Ruling ruling = findings.ruling(path);
        boolean reordered =
                ours.stream().sorted().toList().equals(theirs.stream().sorted().toList());
        if (reordered && ruling.set().isPresent()) {
            findings.used(ruling.set().get());
        } else if (reordered) {
            findings.differ(path, Kind.ORDER, String.join(" | ", ours), String.join(" | ", theirs));
        } else {
            for (int i = 0; i < ours.size(); i++) {
                Texts.compare(findings, path, ours.get(i), theirs.get(i));
            }
        }
    }
}
