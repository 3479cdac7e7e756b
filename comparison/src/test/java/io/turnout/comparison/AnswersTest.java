package io.turnout.comparison;

import static io.turnout.comparison.AnswerTestData.answer;
import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.found;
import static io.turnout.comparison.AnswerTestData.json;
import static io.turnout.comparison.AnswerTestData.shown;
import static io.turnout.comparison.AnswerTestData.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Limits;
import io.turnout.comparison.header.HeaderList;
import io.turnout.comparison.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    @Test
    void compareTheStatus() {
        Answer gone = new Answer(404, Map.of(), new byte[0]);

        assertThat(found(new Answer(200, Map.of(), new byte[0]), gone)).containsExactly("VALUE status");
        assertThatThrownBy(() -> new Answer(99, Map.of(), new byte[0])).hasMessage("99 is no HTTP status");
        assertThatThrownBy(() -> new Answer(600, Map.of(), new byte[0])).hasMessage("600 is no HTTP status");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Content-Type   | text/plain; charset=UTF-8 | text/plain;charset="utf-8"
        Content-Type   | a/b; x=1; y=2             | A/B; y=2;x=1;
        Cache-Control  | no-cache, private         | private,no-cache
        Vary           | Accept                    | accept
        ETag           | "1"                       | "2"
        Set-Cookie     | s=1; Path=/               | s=2
        Date           | Mon                       | Tue
        Server         | a                         | b
        """)
    void takeHeadersForEqualThatTellAClientTheSame(String name, String left, String right) {
        assertThat(found(withHeader(name, left), withHeader(name.toUpperCase(), right)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Content-Type   | a/b; x=1                  | a/b; x=2                 | VALUE header:content-type
        Content-Type   | a/b                       | a/c                      | VALUE header:content-type
        Location       | /a                        | /A                       | VALUE header:location
        Cache-Control  | no-cache                  | no-store                 | VALUE header:cache-control
        Set-Cookie     | s=1                       | t=1                      | VALUE header:set-cookie
        """)
    void nameTheHeaderThatDiffers(String name, String left, String right, String expected) {
        assertThat(found(withHeader(name, left), withHeader(name, right))).containsExactly(expected);
    }

    @Test
    void missAndFindHeaders() {
        Answer tagged = withHeader("ETag", "\"1\"");
        Answer bare = withHeader("X", "y");

        assertThat(found(tagged, bare)).containsExactly("MISSING header:etag");
        assertThat(found(bare, tagged)).containsExactly("EXTRA header:etag");
    }

    @Test
    void compareByBytesWhatIsNeitherJsonNorHtml() {
        Compared compared = compared(answer("text/csv", "a,b,c"), answer("text/csv", "a,b,d"));

        assertThat(shown(compared)).containsExactly("VALUE body");
        assertThat(compared.differences().getFirst().left()).isEqualTo("5 bytes, from 0 on: a,b,c");
        assertThat(found(answer("text/csv", "a"), answer("text/csv", "a"))).isEmpty();
    }

    @Test
    void showBytesAroundTheFirstDifference() {
        String same = "x".repeat(100);

        assertThat(compared(answer("a/b", same), answer("a/b", same + "y"))
                        .differences()
                        .getFirst()
                        .right())
                .isEqualTo("101 bytes, from 70 on: " + "x".repeat(30) + "y");
    }

    @Test
    void takeMalformedJsonForBytes() {
        assertThat(found(json("{\"a\":"), json("{\"b\":"))).containsExactly("VALUE body");
        assertThat(found(json("{\"a\":"), json("{\"a\":"))).isEmpty();
        assertThat(found(json("{}"), json("{"))).containsExactly("MALFORMED body");
        assertThat(found(json("{} {}"), json("{}"))).containsExactly("MALFORMED body");
        assertThat(found(json(""), json("{}"))).containsExactly("MALFORMED body");
        assertThat(found(json(""), json(""))).isEmpty();
    }

    @Test
    void compareByBytesWhatIsOfTwoSorts() {
        assertThat(found(json("{}"), answer("text/plain", "[]")))
                .containsExactly("VALUE header:content-type", "TYPE body");
        assertThat(found(answer("application/problem+json", "{}"), json("{ }")))
                .containsExactly("VALUE header:content-type");
    }

    @Test
    void doNotSayThatCutBodiesAreEqual() {
        Answer cut = new Answer(200, Map.of(), "abc".getBytes(), true);
        Answer cutLater = new Answer(200, Map.of(), "abcdef".getBytes(), true);
        Answer whole = new Answer(200, Map.of(), "abc".getBytes());
        Answer longer = new Answer(200, Map.of(), "abcdef".getBytes());
        Answer different = new Answer(200, Map.of(), "abx".getBytes(), true);

        assertThat(compared(cut, cutLater).complete()).isFalse();
        assertThat(compared(cut, cutLater).isEqual()).isFalse();
        assertThat(compared(cut, longer).complete()).isFalse();
        assertThat(found(cut, whole)).containsExactly("SIZE body");
        assertThat(found(whole, cutLater)).containsExactly("SIZE body");
        assertThat(found(cut, different)).containsExactly("VALUE body");
        assertThat(compared(cut, different).complete()).isTrue();
        assertThat(compared(whole, whole).isEqual()).isTrue();
    }

    @Test
    void compareByBytesWhatIsTooLargeOrTooDeep() {
        Comparison small = new Comparison(Rules.NONE, HeaderList.DEFAULT, new Limits(10, 5, 10, 10, 20));

        assertThat(shown(small.compare(json("[1,    2,   3]"), json("[1,2,3]"))))
                .containsExactly("VALUE body");
        assertThat(shown(small.compare(json("[[[[1]]]]"), json("[[[[2]]]]")))).containsExactly("VALUE $[*][*][*][*]");
        assertThat(shown(small.compare(json("[[[[[[]]"), json("[[[[[[]"))).getFirst())
                .isEqualTo("VALUE body");
    }

    @Test
    void keepSoManyDifferencesAndCountTheRest() {
        Comparison few = new Comparison(Rules.NONE, HeaderList.DEFAULT, new Limits(1 << 20, 5, 100, 3, 20));

        Compared compared = few.compare(json(wide(10, 1)), json(wide(10, 2)));

        assertThat(shown(compared)).containsExactly("VALUE $.ka", "VALUE $.kb", "VALUE $.kc", "VALUE (other)");
        assertThat(compared.more()).isEqualTo(7);
    }

    @Test
    void tellSoManyPathsApart() {
        Comparison few = new Comparison(Rules.NONE, HeaderList.DEFAULT, new Limits(1 << 20, 5, 6, 100, 20));

        Compared compared = few.compare(json(wide(10, 1)), json(wide(10, 2)));

        assertThat(compared.seen()).hasSize(6).contains("(other)");
        assertThat(shown(compared)).contains("VALUE (other)");
    }

    @Test
    void saySoIfLimitsAreNone() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1, 20)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 0, 20)).hasMessageContaining("positive");
        assertThatThrownBy(() -> new Limits(1, 1, 1, 1, 15)).hasMessageContaining("16");
        assertThatThrownBy(() -> new Limits(1, 201, 1, 1, 16)).hasMessageContaining("200");
        assertThat(new Limits(1, 200, 1, 1, 16).depth()).isEqualTo(200);
    }

    private static String wide(int members, int value) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"k%c\":%d".formatted('a' + i, value))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void haveHeadersInAnyLetterCase() {
        assertThat(new Answer(200, Map.of("X-Y", List.of("z")), new byte[0]).headers())
                .containsOnlyKeys("x-y");
    }
}
