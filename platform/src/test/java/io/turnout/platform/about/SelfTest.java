package io.turnout.platform.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfTest {
    @Test
    void readsTimesAsGitHasThem() {
        assertThat(Self.instant("2026-11-30T10:42:07+01:00")).isEqualTo(Instant.parse("2026-11-30T09:42:07Z"));
        assertThat(Self.instant(" 2026-11-30T09:42:07Z\n")).isEqualTo(Instant.parse("2026-11-30T09:42:07Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-30", "2026-11-30T09:42:07", "yesterday", "2026-02-30T09:42:07Z"})
    void takesWhatIsNoTimeForUnknown(String text) {
        assertThat(Self.instant(text)).isNull();
    }
}
