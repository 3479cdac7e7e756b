package io.turnout.comparison.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.comparison.path.PathPattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ignore $.a",
                "ignore $['a b'].c",
                "ignore $['it\\'s']",
                "set $.tags",
                "key $.items by id",
                "tolerance $.p 0.01",
                "tolerance $.p 5%",
                "tolerance $.at PT2S"
            })
    void isReadBackAsItIsWritten(String text) {
        Rule rule = RuleText.read(text, " it is so ");

        assertThat(rule.text()).isEqualTo(text);
        assertThat(rule.reason()).isEqualTo("it is so");
    }

    @Test
    void hasAReason() {
        assertThat(RuleText.readWithReason(" ignore $.at because clocks differ because they do "))
                .isEqualTo(RuleText.read("ignore $.at", "clocks differ because they do"));
        assertThatThrownBy(() -> RuleText.readWithReason("ignore $.at because "))
                .hasMessage("'ignore $.at because' has no reason: write RULE because REASON");
        assertThatThrownBy(() -> RuleText.readWithReason("ignore $.at")).hasMessageContaining("has no reason");
    }

    @Test
    void namesTheRule() {
        PathPattern path = PathPattern.of("$.a");

        assertThat(RuleText.read("  ignore   $.a ", "r")).isEqualTo(new Ignore(path, "r"));
        assertThat(RuleText.read("set $.a", "r")).isEqualTo(new AsSet(path, "r"));
        assertThat(RuleText.read("key $.a BY id", "r")).isEqualTo(new ByKey(path, "id", "r"));
        assertThat(RuleText.read("tolerance $.a 1", "r"))
                .isEqualTo(new Tolerance(path, new Margin.Absolute(BigDecimal.ONE), "r"));
        assertThat(RuleText.read("tolerance $.a 1%", "r"))
                .isEqualTo(new Tolerance(path, new Margin.Relative(BigDecimal.ONE), "r"));
        assertThat(RuleText.read("tolerance $.a PT1M", "r"))
                .isEqualTo(new Tolerance(path, new Margin.Within(Duration.ofMinutes(1)), "r"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ignore                  | is no rule
        forget $.a              | none of ignore, tolerance, set, key
        ignore $.a too          | takes nothing more
        set $.a 1               | takes nothing more
        key $.a                 | key PATH by FIELD
        key $.a with id         | key PATH by FIELD
        tolerance $.a           | is no tolerance
        tolerance $.a x%        | is no tolerance
        tolerance $.a Pfoo      | is no tolerance
        tolerance $.a -1        | not negative
        tolerance $.a -1%       | not negative
        tolerance $.a PT-1S     | not negative
        ignore a                | is no path
        """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> RuleText.read(text, "r"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore $", "set $", "key $ by id", "tolerance $ 1"})
    void needsAReason(String text) {
        assertThatThrownBy(() -> RuleText.read(text, " ")).hasMessage("a rule needs a reason");
        assertThatThrownBy(() -> RuleText.read(text, null)).hasMessage("a rule needs a reason");
    }

    @Test
    void needsAFieldForAKey() {
        assertThatThrownBy(() -> new ByKey(PathPattern.of("$"), " ", "r")).hasMessage("the key of $ needs a field");
    }

    @Test
    void takesTheFirstOfTwoRulesOfOneSort() {
        Rule first = RuleText.read("tolerance $.a 1", "r");
        Rule second = RuleText.read("tolerance $.* 2", "r");
        var path = new io.turnout.comparison.path.PathTree(9).root("$").key("a");

        Ruling ruling = new Rules(List.of(first, second)).at(path);

        assertThat(ruling.tolerance()).contains((Tolerance) first);
        assertThat(ruling.ignore()).isEmpty();
    }

    @Test
    void knowsWhichRulesWereNeverUsed() {
        Rule used = RuleText.read("ignore $.a", "r");
        Rule idle = RuleText.read("ignore $.b", "r");

        assertThat(new Rules(List.of(used, idle)).neverUsed(Set.of("ignore $.a")))
                .containsExactly(idle);
    }
}
