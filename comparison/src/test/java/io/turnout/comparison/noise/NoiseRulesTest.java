package io.turnout.comparison.noise;

import static io.turnout.comparison.noise.FieldState.CLEAN;
import static io.turnout.comparison.noise.FieldState.DIFFERING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.comparison.count.FieldCount;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseRulesTest {
    @ParameterizedTest
    @CsvSource({
        // raw only, noise only, both, state
        "0, 0, 0, CLEAN",
        "0, 0, 5, NOISY",
        "0, 9, 0, NOISY",
        "1, 0, 0, UNDECIDED",
        "1, 0, 1, NOISY",
        "28, 0, 0, DIFFERING",
        "27, 0, 0, UNDECIDED",
        "3, 1, 0, NOISY",
        "9, 1, 0, NOISY",
        "10, 1, 0, UNDECIDED",
        "500, 500, 0, NOISY",
        "540, 460, 0, UNDECIDED",
        "600, 400, 0, DIFFERING",
        "400, 600, 0, NOISY",
    })
    void weighExactlyWhatTheCandidateAloneDiffersIn(long raw, long noise, long both, FieldState state) {
        assertThat(Exact.DEFAULT.state(count(raw, noise, both), 5_000)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 10000, CLEAN",
        "4, 0, 0, 10000, DIFFERING",
        "3, 0, 0, 10000, NOISY",
        "0, 4, 0, 10000, NOISY",
        "60, 40, 0, 10000, NOISY",
        "61, 40, 0, 10000, DIFFERING",
        "40, 61, 0, 10000, NOISY",
        "61, 40, 10, 10000, NOISY",
        "0, 0, 9, 10000, NOISY"
    })
    void canBeThePublishedOne(long raw, long noise, long both, long requests, FieldState state) {
        assertThat(Diffy.PUBLISHED.state(count(raw, noise, both), requests)).isEqualTo(state);
    }

    @Test
    void areCalledByTheirNames() {
        assertThat(NoiseRule.named("exact")).isEqualTo(Exact.DEFAULT);
        assertThat(NoiseRule.named("diffy")).isEqualTo(Diffy.PUBLISHED);
        assertThat(Exact.DEFAULT.title()).isEqualTo("exact");
        assertThat(Diffy.PUBLISHED.title()).isEqualTo("diffy");
        assertThatThrownBy(() -> NoiseRule.named("guess")).hasMessage("'guess' is none of exact, diffy");
    }

    /** What it costs that nothing is called differing by chance, however many fields are looked at. */
    @ParameterizedTest
    @CsvSource({"1, 17", "1000, 28"})
    void askForMoreWhereMoreFieldsAreLookedAt(int fields, int differing) {
        Exact rule = new Exact(1e-4, fields);

        assertThat(rule.state(count(differing, 0, 0), 5_000)).isEqualTo(DIFFERING);
        assertThat(rule.state(count(differing - 1, 0, 0), 5_000))
                .isNotEqualTo(DIFFERING)
                .isNotEqualTo(CLEAN);
    }

    @Test
    void haveALevelAndAField() {
        assertThatThrownBy(() -> new Exact(0, 1)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> new Exact(1, 1)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> new Exact(0.5, 0)).hasMessageContaining("at least one field");
    }

    private static FieldCount count(long raw, long noise, long both) {
        return new FieldCount(10_000, raw, noise, both, Set.of());
    }
}
