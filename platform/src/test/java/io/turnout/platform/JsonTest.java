package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final ObjectMapper JSON = Json.mapper();

    record Sample(String text, int number, LocalDate day) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":1}",
                "{\"text\":true}",
                "{\"number\":\"1\"}",
                "{\"number\":1.5}",
                "{\"number\":null}",
                "{\"number\":true}",
                "{\"day\":20190304}",
                "{\"day\":\"\"}",
                "{\"day\":\"2019-02-30\"}",
                "{\"unknown\":1}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{} {}",
                "[]",
                "{\"text\":\"a\"",
                "{'text':'a'}",
            })
    void guessesNothing(String json) {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JSON.readValue(json, Sample.class));
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(101) + "]".repeat(101);

        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> JSON.readTree(deep));
    }

    @Test
    void writesDatesAsIso() throws Exception {
        assertThat(JSON.writeValueAsString(Instant.parse("2019-03-04T10:35:00.5Z")))
                .isEqualTo("\"2019-03-04T10:35:00.500Z\"");
    }
}
