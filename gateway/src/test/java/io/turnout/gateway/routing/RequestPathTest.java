package io.turnout.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.platform.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource({"/a/b, /a/b", "/a%20b, /a b", "/%C3%A9, /é", "/a.b/..c, /a.b/..c", "/%2541, /%41", "/, /", "/a/, /a/"})
    void decodesEachSegmentOnce(String raw, String path) {
        assertThat(RequestPath.matchable(raw)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../b",
                "/a/./b",
                "/..",
                "/%2e%2e/b",
                "/a/%2E",
                "/.%2e/b",
                "//a",
                "/a//b",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a%00b",
                "/a%0d%0ab",
                "/a%zz",
                "/a%4",
                "/a%",
                "/a;v=1/b",
                "/a b",
                "/a\"b",
                "/é",
                "/%ff",
                "/a<b>",
                "/a{b}"
            })
    void refusesWhatTwoServersCouldReadDifferently(String raw) {
        assertThatThrownBy(() -> RequestPath.matchable(raw))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%gg", "a=é", "a=b c", "a#b"})
    void refusesAQueryThatCannotBeDecoded(String raw) {
        assertThatThrownBy(() -> RequestPath.checkQuery(raw)).isInstanceOf(ProblemException.class);
    }
}
