package io.turnout.comparison.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        title                                  | .title
        größe                                  | .größe
        is_open-now2                           | .is_open-now2
        _links                                 | ._links
        a.b                                    | ['a.b']
        it's                                   | ['it\\'s']
        a\\b                                   | ['a\\\\b']
        *                                      | ['*']
        x-y z                                  | ['x-y z']
        42                                     | .*
        -1                                     | .*
        2026-11-28T06:00:00.5Z                 | .*
        8f14e45f-ceea-467f-a0e6-0d1ab9b9b9b9   | .*
        8f14e45fceea467f                       | .*
        8f14e45fceea467                        | ['8f14e45fceea467']
        dGhpcyBpcyBhIGxvbmcgdGV4dA1            | .*
        aVeryLongNameWithoutAnyDigitsAtAll     | .aVeryLongNameWithoutAnyDigitsAtAll
        a_long_name_2_without_capital_letters  | .a_long_name_2_without_capital_letters
        abcdefgh                               | .abcdefgh
        """)
    void foldKeysThatAreIds(String key, String step) {
        assertThat(Steps.key(key)).isEqualTo(step);
    }

    @Test
    void foldKeysThatAreTooLong() {
        assertThat(Steps.key("k".repeat(64))).isEqualTo("." + "k".repeat(64));
        assertThat(Steps.key("k".repeat(65))).isEqualTo(".*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.a",
                "$.a[*].b",
                "$['a.b'].*",
                "$['it\\'s']",
                "status",
                "body",
                "header:etag",
                "header:*",
                "html/head/title",
                "html/a@href",
                "html/my-element",
                "$.**.a",
                "**"
            })
    void areReadBackAsTheyAreWritten(String path) {
        assertThat(String.join("", Steps.read(path))).isEqualTo(path);
        assertThat(PathPattern.of(path)).hasToString(path).isEqualTo(PathPattern.of(path));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
        $.a,             $.a,              true
        $['a'],          $.a,              true
        $.a,             $.b,              false
        $.a,             $.a.b,            false
        $.a.b,           $.a,              false
        $.*,             $.a,              true
        $.*,             $['a b'],         true
        $.*,             $[*],             false
        $[*].*,          $[*].a,           true
        $.**.at,         $.at,             true
        $.**.at,         $.a[*].b.at,      true
        $.**.at,         $.at.b,           false
        $.**,            $,                true
        $.**,            $.a[*].b,         true
        **,              header:etag,      true
        **.at,           $.a.at,           true
        header:*,        header:etag,      true
        header:*,        status,           false
        header:etag,     header:etag,      true
        html/**,         html/a@href,      true
        html/*,          html/p,           true
        html/*,          html@lang,        false
        html/a@*,        html/a@href,      true
        html/a@*,        html/a,           false
        $.a,             (other),          false
        **,              (other),          false
        """)
    void areMatchedByPatterns(String pattern, String path, boolean matches) {
        assertThat(PathPattern.of(pattern).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
        title        | 'title' is no path: paths begin with
        $.a[0]       | no path from '[0]' on: indices are all [*]
        $.a..b       | no path from '..b' on
        $.byId.*x    | no path from 'x' on
        $['42']      | '42' looks like an id, and ids are all *
        header:a b   | no path from ' b' on
        """)
    void areRefusedWithTheReason(String path, String message) {
        assertThatThrownBy(() -> PathPattern.of(path)).hasMessageContaining(message.replace("\"", ""));
    }

    @Test
    void areOneObjectForOnePlaceAndOnlySoMany() {
        PathTree tree = new PathTree(4);
        FieldPath root = tree.root("$");

        assertThat(root.key("a")).isSameAs(root.key("a")).hasToString("$.a");
        assertThat(tree.root("$")).isSameAs(root);
        assertThat(root.key("1").key("x")).hasToString("$.*.x");
        assertThat(root.key("2").key("x")).hasToString("$.*.x");
        assertThat(root.key("c").key("d")).hasToString(PathTree.OTHER);
        assertThat(tree.texts()).containsExactly("$", "$.a", "$.*", "$.*.x", PathTree.OTHER);
    }

    @Test
    void areAllKeptWhileThereIsRoom() {
        PathTree tree = new PathTree(3);
        tree.root("$").key("a").element();

        assertThat(tree.texts()).containsExactly("$", "$.a", "$.a[*]");
        assertThat(tree.root("$").key("a").element().steps()).containsExactly("$", ".a", "[*]");
    }

    @Test
    void areTheSamePatternHoweverWritten() {
        assertThat(PathPattern.of("$['a']")).isEqualTo(PathPattern.of("$.a")).hasSameHashCodeAs(PathPattern.of("$.a"));
        assertThat(PathPattern.of("$.a")).isNotEqualTo(PathPattern.of("$.b")).isNotEqualTo("$.a");
    }
}
