package io.turnout.comparison;

import static io.turnout.comparison.AnswerTestData.answer;
import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.found;
import static io.turnout.comparison.AnswerTestData.html;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlAnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <p>a</p>                       | <p>b</p>                        | VALUE html/p
        <title>a</title>               | <title>b</title>                | VALUE html/head/title
        <a href="/a">x</a>             | <a href="/b">x</a>              | VALUE html/a@href
        <img alt="a">                  | <img alt="b">                   | VALUE html/img@alt
        <input value="1">              | <input value="2">               | VALUE html/input@value
        <p>a</p><p>b</p>               | <p>a</p>                        | SIZE html/p
        <p>a</p><p>b</p>               | <p>b</p><p>a</p>                | ORDER html/p
        <p>a</p>                       | <p>a</p><h2>b</h2>              | EXTRA html/h2
        <p>a</p><h2>b</h2>             | <p>a</p>                        | MISSING html/h2
        <p>a</p><h2>b</h2>             | <h2>b</h2><p>a</p>              | ORDER html
        <p>caf\u00e9</p>               | <p>cafe\u0301</p>               | UNICODE html/p
        <main><ul><li>a</ul></main>    | <main><ul><li>b</ul></main>     | VALUE html/main/ul/li
        """)
    void namesWhatAVisitorWouldNotice(String left, String right, String expected) {
        assertThat(found(html(left), html(right))).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <p>a  b</p>                    | <p>a b</p>
        <p class="x">a</p>             | <p class="y" id="z" style="q">a</p>
        <p>a</p>                       | <div><p>a</p></div>
        <p>a</p>                       | <!-- built today --><p>a</p>
        <p>a</p>                       | <script>1</script><style>p{}</style><p>a</p>
        <p>a</p>                       | <script src="/x.js"></script><p>a</p>
        <p>a</p>                       | <template><b>x</b></template><p>a</p>
        <p>&eacute;</p>                | <p>é</p>
        <P>a                           | <p>a</p>
        """)
    void takesForEqualWhatAVisitorSeesTheSame(String left, String right) {
        assertThat(found(html(left), html(right))).isEmpty();
    }

    @Test
    void seesWhatFollowsAScript() {
        assertThat(found(html("<script>1</script><p>a</p>"), html("<script>2</script><p>b</p>")))
                .containsExactly("VALUE html/p");
    }

    @Test
    void readsEachPageInItsOwnCharset() {
        Answer latin = answer("text/html; charset=ISO-8859-1", "<p>é</p>".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(found(latin, html("<p>é</p>"))).containsExactly("VALUE header:content-type");
    }

    @Test
    void readsAPageOfUnknownCharset() {
        Answer odd = answer("text/html; charset=no-such-thing", "<p>a</p>");

        assertThat(found(odd, odd)).isEmpty();
        assertThat(found(answer("application/xhtml+xml", "<p>a</p>"), answer("application/xhtml+xml", "<p>b</p>")))
                .containsExactly("VALUE html/p");
    }

    @Test
    void survivesAPageThatIsNestedWithoutBound() {
        String deep = "<b>".repeat(50_000);

        assertThat(found(html(deep + "a"), html(deep + "b")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("VALUE html/b/b");
    }

    @Test
    void namesPlacesBelowTheDeepestStepAfterThatStep() {
        String path = compared(html("<i>".repeat(30) + "a"), html("<i>".repeat(30) + "b"))
                .differences()
                .getFirst()
                .path();

        assertThat(path).isEqualTo("html" + "/i".repeat(16));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ignore html/p           | <p>a</p>              | <p>b</p>
        ignore html/p           | <p>a</p>              | <p>a</p><p>b</p>
        ignore html/p           | <p>a</p>              | <h2></h2>
        ignore html/footer/**   | <footer><a href=/a>   | <footer><a href=/b>
        set html/ul/li          | <ul><li>a<li>b        | <ul><li>b<li>a
        tolerance html/p 1      | <p>1</p>              | <p>2</p>
        """)
    void takesOutWhatRulesDeclare(String rule, String left, String right) {
        var compared = compared(html(left), html(right), rule);

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.rulesUsed()).containsExactly(rule);
        assertThat(compared(html(left), html(left), rule).rulesUsed()).isEmpty();
    }

    @Test
    void doesNotCareWhereAnIgnoredTextStands() {
        Answer left = html("<p>a</p><h2>b</h2><b>c</b>");
        Answer right = html("<h2>b</h2><b>c</b><p>a</p>");

        assertThat(found(left, right)).containsExactly("ORDER html");
        assertThat(found(left, right, "ignore html/p")).isEmpty();
        assertThat(found(left, right, "set html/p")).isEmpty();
    }
}
