package io.turnout.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/talks/5",
                "/talks/5#add-note",
                "/search?q=a%20b&cursor=x",
                "/agenda?day=2019-03-04",
                "/%2F%2Fevil.example",
                "/.//evil.example",
                "/@evil.example",
                "/a//b"
            })
    void staysOnThisSite(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo(wanted);
        assertThat(URI.create("https://here.example").resolve(wanted).getHost()).isEqualTo("here.example");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/a\\b",
                "https://evil.example",
                "https:evil.example",
                "HTTPS:/evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                " //evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "/a b",
                "/\u0000",
                "/\u007f",
                "/é",
                "/\u2215evil.example",
                "/\uff0fevil.example",
                "?q=x",
                "#x"
            })
    void leadsHomeInsteadOfAnywhereElse(String wanted) {
        assertThat(ReturnPath.of(wanted)).isEqualTo("/");
    }

    @Test
    void doesNotGoOnForever() {
        assertThat(ReturnPath.of("/" + "x".repeat(2_001))).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /sign-in",
        "//evil.example, /sign-in",
        "/talks/5, /sign-in?return=%2Ftalks%2F5",
        "/search?q=a&b=%22, /sign-in?return=%2Fsearch%3Fq%3Da%26b%3D%2522"
    })
    void makesALinkThatLeadsBack(String here, String link) {
        assertThat(ReturnPath.signInLink(here)).isEqualTo(link);
    }
}
