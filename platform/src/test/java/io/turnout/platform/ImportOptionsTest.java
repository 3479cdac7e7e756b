package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportOptionsTest {
    @Test
    void importsAnonymouslyAndForRealUnlessToldOtherwise() {
        assertThat(ImportOptions.of("text/markdown", null, null)).isEqualTo(new ImportOptions(false, "Anonymous"));
        assertThat(ImportOptions.of("Text/Plain ; charset=\"UTF-8\"", "true", "Zoë"))
                .isEqualTo(new ImportOptions(true, "Zoë"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "TRUE", "yes"})
    void refusesWhatCouldMeanADryRun(String dryRun) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ImportOptions.of("text/plain", dryRun, null))
                .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_PARAMETER.uri()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "a\0"})
    void refusesAuthorsWithoutAName(String author) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ImportOptions.of("text/plain", null, author))
                .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_PARAMETER.uri()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ";", "text/*", "text/html", "application/json", "text/markdown;charset=latin1"})
    void refusesOtherMediaTypes(String contentType) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ImportOptions.of(contentType, null, null))
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(415));
    }
}
