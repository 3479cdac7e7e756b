package io.turnout.comparison;

import static io.turnout.comparison.AnswerTestData.answer;
import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.found;
import static io.turnout.comparison.AnswerTestData.html;
import static io.turnout.comparison.AnswerTestData.json;
import static io.turnout.comparison.AnswerTestData.withHeader;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ignore $.a                  | {"a":1}                       | {"a":2}
        ignore $.a                  | {"a":1}                       | {}
        ignore $.a                  | {}                            | {"a":2}
        ignore $.a                  | {"a":{"b":1}}                 | {"a":[1]}
        ignore $.**.at              | {"x":[{"at":1}]}              | {"x":[{"at":2}]}
        ignore $[*].*               | [{"at":1}]                    | [{"at":2}]
        tolerance $.p 0.01          | {"p":1.00}                    | {"p":1.01}
        tolerance $.p 10%           | {"p":90}                      | {"p":100}
        tolerance $.at PT2S         | {"at":"2026-11-28T06:00:00Z"} | {"at":"2026-11-28T07:00:02+01:00"}
        set $.t                     | {"t":[1,2,3]}                 | {"t":[3,1,2]}
        set $.t                     | {"t":[{"a":[1]},{"a":2}]}     | {"t":[{"a":2},{"a":[1.0]}]}
        key $ by id                 | [{"id":1},{"id":2}]           | [{"id":2},{"id":1.0}]
        key $ by id                 | [{"id":"a"},{"id":"b"},{}]    | [{},{"id":"b"},{"id":"a"}]
        key $ by id                 | [{"id":true,"x":1},{"id":false}] | [{"id":false},{"id":true,"x":1}]
        """)
    void takeOutWhatTheyDeclareAndAreKnownToHaveBeenUsed(String rule, String left, String right) {
        var compared = compared(json(left), json(right), rule);

        assertThat(compared.differences()).isEmpty();
        assertThat(compared.rulesUsed()).containsExactly(rule);
        assertThat(found(json(left), json(right))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ignore $.b                  | {"a":1}                    | {"a":2}                    | VALUE $.a
        tolerance $.p 0.01          | {"p":1.00}                 | {"p":1.011}                | VALUE $.p
        tolerance $.p 0.01          | {"p":"x"}                  | {"p":"y"}                  | VALUE $.p
        tolerance $.p 10%           | {"p":89.9}                 | {"p":100}                  | VALUE $.p
        tolerance $.p 5             | {"p":1}                    | {"p":1e999999999}          | VALUE $.p
        tolerance $.at PT2S         | {"at":"2026-11-28T06:00"}  | {"at":"2026-11-28T06:01"}  | VALUE $.at
        set $.t                     | {"t":[1,2]}                | {"t":[2,1,1]}              | SIZE $.t
        set $.t                     | {"t":[{"a":1,"b":1},3]}    | {"t":[3,{"a":1,"b":2}]}    | VALUE $.t[*].b
        key $ by id                 | [{"id":1,"x":1},{"id":2}]  | [{"id":2},{"id":1,"x":3}]  | VALUE $[*].x
        key $ by id                 | [{"id":1},{"id":2}]        | [{"id":2}]                 | MISSING $[*]
        key $ by id                 | [{"id":2}]                 | [{"id":2},{"id":3}]        | EXTRA $[*]
        """)
    void takeOutNothingElse(String rule, String left, String right, String expected) {
        assertThat(found(json(left), json(right), rule)).containsExactly(expected);
    }

    @Test
    void areNotUsedWhereNothingDiffers() {
        String body = "{\"a\":[1,2],\"b\":[{\"id\":1}],\"c\":1,\"d\":2}";

        assertThat(compared(
                                json(body),
                                json(body),
                                "set $.a",
                                "key $.b by id",
                                "tolerance $.c 1",
                                "ignore $.d",
                                "ignore body",
                                "ignore header:content-type")
                        .rulesUsed())
                .isEmpty();
    }

    @Test
    void applyInsideWhatIsOutOfOrder() {
        Answer left = json("[{\"id\":1,\"at\":1},{\"id\":2,\"at\":2}]");
        Answer right = json("[{\"id\":2,\"at\":3},{\"id\":1,\"at\":4}]");

        assertThat(found(left, right, "ignore $[*].at")).containsExactly("ORDER $");
        assertThat(found(left, right, "ignore $[*].at", "set $")).isEmpty();
        assertThat(found(left, right, "tolerance $[*].at 2", "set $")).containsExactly("VALUE $[*].at");
        assertThat(found(left, right, "tolerance $[*].at 3", "set $")).isEmpty();
    }

    @Test
    void applyToTolerancesThatAnAddedElementShifts() {
        Answer left = json("[{\"at\":1},{\"id\":2,\"at\":2}]");
        Answer right = json("[{\"id\":2,\"at\":9}]");

        assertThat(found(left, right, "tolerance $[*].at 3")).containsExactlyInAnyOrder("SIZE $", "VALUE $[*].at");
    }

    @Test
    void areAboutStatusHeadersBytesAndPagesToo() {
        assertThat(found(withHeader("Location", "/a"), withHeader("Location", "/b"), "ignore header:location"))
                .isEmpty();
        assertThat(found(withHeader("ETag", "a"), withHeader("X", "b"), "ignore header:*"))
                .isEmpty();
        assertThat(found(answer("text/plain", "a"), answer("text/plain", "b"), "ignore body"))
                .isEmpty();
        assertThat(compared(answer("text/plain", "a"), answer("text/plain", "b"), "ignore body")
                        .rulesUsed())
                .containsExactly("ignore body");
        assertThat(found(html("<p>a</p>"), html("<p>b</p>"), "ignore html/p")).isEmpty();
        assertThat(found(html("<ul><li>a<li>b</ul>"), html("<ul><li>b<li>a</ul>"), "set html/ul/li"))
                .isEmpty();
    }
}
