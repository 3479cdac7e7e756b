package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json",
                "Application/JSON; charset=utf-8",
                "text/html, */*;q=0.1",
                "application/json;q=0.001",
                "text/html;q=0, application/json",
                "application/*;q=0, application/json",
            })
    void letsJsonThrough(String accept) {
        assertThatCode(() -> Accepts.requireJson(accept)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/json;q=0",
                "application/json; q=0.000",
                "*/*;q=0",
                "application/json;q=0, */*",
                "application/*;q=0, */*",
                "json",
                "*",
                "*/json",
            })
    void refusesWhoTakesNone(String accept) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Accepts.requireJson(accept))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(406));
    }
}
