package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Validation validation = new Validation()
                .required("title", "  ", 10)
                .optional("room", "12345", 4)
                .optional("track", "nul\0", 10)
                .optional("company", "\ud800", 10);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(validation::orThrow)
                .satisfies(e -> assertThat(e.problem().errors())
                        .extracting(Problem.FieldError::field)
                        .containsExactly("title", "room", "track", "company"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t\n", "\u00a0", "\u2003", "\u200b", "\u202e", "\ufeff", "\u0007", "\u3000 \u200d"})
    void takesWhatNobodySeesForBlank(String title) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(new Validation().required("title", title, 10)::orThrow);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "\u202eabc", "👩\u200d🚀", "\ue000"})
    void takesWhatSomebodySees(String title) {
        assertThatCode(new Validation().required("title", title, 10)::orThrow).doesNotThrowAnyException();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThatCode(new Validation().required("title", "🚂".repeat(10), 10)::orThrow)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "01", "1.0", "abc", "9223372036854775808", "1 ", "٣", "+1"})
    void refusesWhatIsNoId(String id) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Validation.id(id))
                .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_PARAMETER.uri()));
    }

    @Test
    void readsIdsUpToTheLargest() {
        assertThat(Validation.id("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "ten", "", "1e2"})
    void refusesNumbersOutOfRange(String limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Validation.intParameter("limit", limit, 50, 1, 200));
    }
}
