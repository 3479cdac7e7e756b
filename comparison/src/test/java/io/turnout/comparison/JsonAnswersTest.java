package io.turnout.comparison;

import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.found;
import static io.turnout.comparison.AnswerTestData.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"a":1}            | {"a":2}               | VALUE $.a
        {"a":true}         | {"a":false}           | VALUE $.a
        {"a":"x"}          | {"a":"y"}             | VALUE $.a
        {"a":1}            | {"a":"1"}             | TYPE $.a
        {"a":true}         | {"a":1}               | TYPE $.a
        {"a":null}         | {"a":"x"}             | TYPE $.a
        {"a":{}}           | {"a":[]}              | TYPE $.a
        {"a":[]}           | {"a":null}            | TYPE $.a
        {"a":"x"}          | {"a":null}            | TYPE $.a
        {"a":1}            | {}                    | MISSING $.a
        {"a":null}         | {}                    | MISSING $.a
        {}                 | {"a":1}               | EXTRA $.a
        [1,2,3]            | [1,2]                 | SIZE $
        [1,2]              | [0,1,2]               | SIZE $
        [1,2,3,4]          | [1,3,4]               | SIZE $
        []                 | [1]                   | SIZE $
        [1,2,3]            | [3,2,1]               | ORDER $
        [0,1,2,9]          | [0,2,1,9]             | ORDER $
        [1,2,3]            | [1,5,3]               | VALUE $[*]
        [[1,2],[3]]        | [[2,1],[3]]           | ORDER $[*]
        [{"a":1},{"a":2}]  | [{"a":1},{"a":3}]     | VALUE $[*].a
        [{"a":1},{"a":2}]  | [{"a":2},{"a":1}]     | ORDER $
        {"a":1,"a":2}      | {"a":2}               | DUPLICATE_KEY $.a
        {"a":2}            | {"a":1,"a":2}         | DUPLICATE_KEY $.a
        {"a":1,"a":2}      | {"a":1,"a":2,"a":2}   | DUPLICATE_KEY $.a
        {"a":1,"a":2}      | {"a":3,"a":2}         | VALUE $.a
        {"42":{"t":1}}     | {"42":{"t":2}}        | VALUE $.*.t
        {"42":1}           | {"43":1}              | MISSING $.*,EXTRA $.*
        {"a b":1}          | {"a b":2}             | VALUE $['a b']
        1                  | 2                     | VALUE $
        """)
    void namesWhatIsDifferentAndWhere(String left, String right, String expected) {
        assertThat(found(json(left), json(right))).containsExactlyInAnyOrder(expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1                            | 1.0
        1                            | 1e0
        100                          | 1E+2
        0                            | -0
        0.0                          | -0.00
        0e5                          | 0
        9007199254740993             | 9007199254740993.0
        1e999999999                  | 10e999999998
        1e99999999999                | 1e99999999999
        {"a":1,"b":2}                | {"b":2,"a":1}
        {"a":1,"a":2}                | {"a":1,"a":2.0}
        "\\u00e9"                    | "é"
        [ 1 , 2 ]                    | [1,2]
        null                         | null
        """)
    void takesForEqualWhatIsTheSameValue(String left, String right) {
        assertThat(found(json(left), json(right))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        9007199254740993             | 9007199254740992
        0.1                          | 0.10000000000000000001
        1e999999999                  | 1
        1e999999999                  | 1e999999998
        1e99999999999                | 2e99999999999
        -1                           | 1
        """)
    void tellsNumbersApartThatADoubleDoesNot(String left, String right) {
        assertThat(found(json(left), json(right))).containsExactly("VALUE $");
    }

    @Test
    void tellsAnotherUnicodeFormFromAnotherText() {
        assertThat(found(json("\"caf\\u00e9\""), json("\"cafe\\u0301\""))).containsExactly("UNICODE $");
    }

    @Test
    void reportsADifferenceInManyElementsOnceAndCountsTheRest() {
        var compared = compared(json("[{\"a\":1},{\"a\":1},{\"a\":1}]"), json("[{\"a\":2},{\"a\":2},{\"a\":2}]"));

        assertThat(compared.differences()).containsExactly(new Difference("$[*].a", Kind.VALUE, "1", "2"));
        assertThat(compared.more()).isEqualTo(2);
    }

    @Test
    void keepsAChangedElementApartFromAnAddedOne() {
        assertThat(found(json("[{\"a\":1},{\"a\":2}]"), json("[{\"a\":9},{\"a\":3},{\"a\":2}]")))
                .containsExactlyInAnyOrder("VALUE $[*].a", "SIZE $");
    }

    @Test
    void saysWhatItHasSeen() {
        assertThat(compared(json("{\"a\":[{\"b\":1}]}"), json("{\"c\":1}")).seen())
                .containsExactlyInAnyOrder("status", "header:content-type", "$", "$.a", "$.c");
    }

    @Test
    void showsOneSideOnlyOfWhatTheOtherLacks() {
        assertThat(compared(json("{\"a\":[1]}"), json("{\"b\":\"x\"}")).differences())
                .containsExactly(
                        new Difference("$.a", Kind.MISSING, "[1 elements]", null),
                        new Difference("$.b", Kind.EXTRA, null, "\"x\""));
    }

    @Test
    void showsLongTextsAroundThePlaceWhereTheyDiffer() {
        String same = "x".repeat(500);
        var difference = compared(json('"' + same + "A\""), json('"' + same + "B\""))
                .differences()
                .getFirst();

        assertThat(difference.left()).startsWith("…x").endsWith("xA").hasSizeLessThanOrEqualTo(120);
        assertThat(difference.right()).startsWith("…x").endsWith("xB").hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void showsTheBeginningOfWhatOneSideAloneHas() {
        String with = "{\"a\":\"begin" + "x".repeat(500) + "\"}";

        Difference missing = compared(json(with), json("{}")).differences().getFirst();
        Difference extra = compared(json("{}"), json(with)).differences().getFirst();

        assertThat(missing.left()).startsWith("\"beginx").endsWith("x…").hasSize(120);
        assertThat(missing.right()).isNull();
        assertThat(extra.left()).isNull();
        assertThat(extra.right()).isEqualTo(missing.left());
    }
}
