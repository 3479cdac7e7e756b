package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void rendersWhatPeopleWrite() {
        assertThat(Markdown.toHtml("**bold** and `code`"))
                .isEqualTo("<p><strong>bold</strong> and <code>code</code></p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "text <svg/onload=alert(1)> text",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox(1))",
                "![x](https://tracker.example/pixel.gif)",
                "[x]: javascript:alert(1)\n\n[x]",
                "<javascript:alert(1)>",
                "[x](https://example.com \"\" onmouseover=alert(1) \"\")",
            })
    void letsNoScriptAndNoImageThrough(String markdown) {
        String html = Markdown.toHtml(markdown);

        assertThat(html).doesNotContainIgnoringCase("<script", "<img", "<svg", "href=\"javascript:", "href=\"data:");
        assertThat(html).doesNotContainIgnoringCase("href=\"vbscript:").doesNotContainPattern("<[^>]*\\son\\w+=");
    }

    @Test
    void quotesTheWordsAloneOnOneLine() {
        String note = """
                # Migration

                Reads **first**, then
                [writes](https://example.com).

                - `diffy`
                - a <b>tag</b>

                > and **cut
                """;

        assertThat(Markdown.toText(note)).isEqualTo("Migration Reads first, then writes. diffy a <b>tag</b> and **cut");
    }

    @ParameterizedTest
    @CsvSource({"'>',''", "'- ',''", "[,](x)", "![,](x)", "'*a ',' b*'", "*,*", "**_,_**", "<,>", "`,`", "'1. ',''"})
    void takesAnyDepthOfNesting(String opening, String closing) {
        int times = 20_000 / (opening.length() + closing.length());
        String deep = opening.repeat(times) + "word" + closing.repeat(times);

        assertThat(Markdown.toHtml(deep)).contains("word");
        assertThat(Markdown.toText(deep)).contains("word");
    }

    @Test
    void turnsAnImageIntoALinkWithItsText() {
        assertThat(Markdown.toHtml("![a chart](https://example.com/c.png)"))
                .contains("href=\"https://example.com/c.png\"", ">a chart</a>");
    }

    @Property
    void opensNoOtherTagsThanItsOwn(@ForAll String text) {
        String html = Markdown.toHtml("<b onclick=x>" + text);

        assertThat(html).doesNotContain("<b ");
    }
}
