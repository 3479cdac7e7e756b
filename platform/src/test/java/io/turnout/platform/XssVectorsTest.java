package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against a list of what may be in a note, not of what may not: a trick that nobody has thought of fails too. */
class XssVectorsTest {
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("p", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("ol", Set.of("start")),
            Map.entry("li", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("code", Set.of("class")),
            Map.entry("h1", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("a", Set.of("href", "title", "rel")));

    /** Whatever a tag could be to a browser, in text that no parser has been at yet. */
    private static final Pattern TAG = Pattern.compile("<[/!?]?([a-zA-Z0-9]*)");

    private static final Pattern SCHEME = Pattern.compile("^([^/?#:]*):");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(n|t|0|\\\\|u[0-9A-F]{4})");

    /** Where in a note a vector can stand. */
    private static final List<UnaryOperator<String>> PLACES = List.of(
            v -> v,
            v -> "Text " + v + " text",
            v -> "Text *" + v + "* and `code` " + v,
            v -> "# " + v,
            v -> "- " + v + "\n- > " + v,
            v -> "    " + v,
            v -> "```" + v + "\n" + v + "\n```",
            v -> "~~~ " + v + "\nx\n~~~",
            v -> "[x](" + v + ")",
            v -> "[x](<" + v + ">)",
            v -> "[" + v + "](" + v + " \"" + v + "\")",
            v -> "[x](https://example.com '" + v + "')",
            v -> "[x](https://example.com/" + v + ")",
            v -> "![" + v + "](" + v + ")",
            v -> "![x](<" + v + "> (" + v + "))",
            v -> "[x]\n\n[x]: " + v + " \"" + v + "\"",
            v -> "[x][]\n\n[x]: <" + v + ">",
            v -> "[" + v + "]\n\n[" + v + "]: " + v,
            v -> "<" + v + ">",
            v -> "<a href=\"https://example.com\">" + v + "</a>",
            v -> "<!-- " + v + " -->",
            v -> "<div>\n\n" + v + "\n\n</div>");

    static Stream<String> vectors() throws IOException {
        try (InputStream file = XssVectorsTest.class.getResourceAsStream("/xss-vectors.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> ESCAPE.matcher(line).replaceAll(XssVectorsTest::character))
                            .toList()
                            .stream();
        }
    }

    private static String character(MatchResult escape) {
        String name = escape.group(1);
        return switch (name.charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case '0' -> "\0";
            case 'u' -> Character.toString(Integer.parseInt(name.substring(1), 16));
            default -> "\\\\";
        };
    }

    @Test
    void areManyAndDistinct() throws IOException {
        assertThat(vectors()).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void comeOutHarmlessWhereverTheyStand(String vector) {
        for (UnaryOperator<String> place : PLACES) {
            String note = place.apply(vector);
            String html = Markdown.toHtml(note);

            TAG.matcher(html)
                    .results()
                    .forEach(tag -> assertThat(ALLOWED).as(note).containsKey(tag.group(1)));
            for (Element element : Jsoup.parseBodyFragment(html).body().children()) {
                element.traverse((node, depth) -> {
                    if (node instanceof Element inner) {
                        assertHarmless(inner, note);
                    }
                });
            }
        }
    }

    private static void assertHarmless(Element element, String note) {
        assertThat(ALLOWED).as(note).containsKey(element.normalName());
        for (Attribute attribute : element.attributes()) {
            assertThat(ALLOWED.get(element.normalName())).as(note).contains(attribute.getKey());
        }
        // as a browser reads it: without controls and blanks around, without tabs and line ends anywhere
        String href = element.attr("href").replaceAll("[\t\n\r]", "").replaceAll("^[\0-\u0020]+", "");
        SCHEME.matcher(href)
                .results()
                .forEach(scheme -> assertThat(scheme.group(1)).as(note).isIn("http", "https", "mailto"));
    }
}
