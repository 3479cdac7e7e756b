package io.turnout.comparison.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {
    @ParameterizedTest
    @CsvSource({
        "0.1,  1.0,                   1.1,                            true",
        "0.1,  1.1,                   1.0,                            true",
        "0.1,  1.0,                   1.1000000000000000001,          false",
        "0,    1,                     1.0,                            true",
        "1,    1,                     x,                              false",
        "1,    x,                     1,                              false",
        "1,    1e1000,                1e1000,                         true",
        "1,    1e1001,                1e1001,                         false",
        "1,    1e-1001,               0,                              false",
        "1,    1e999999999,           0,                              false",
        "5%,   95,                    100,                            true",
        "5%,   -95,                   -100,                           true",
        "5%,   94.9,                  100,                            false",
        "5%,   100,                   94.9,                           false",
        "5%,   0,                     0,                              true",
        "5%,   0,                     0.01,                           false",
        "PT1S, 2026-11-28T06:00:00Z,  2026-11-28T06:00:01Z,           true",
        "PT1S, 2026-11-28T06:00:01Z,  2026-11-28T06:00:00Z,           true",
        "PT1S, 2026-11-28T06:00:00Z,  2026-11-28T06:00:01.001Z,       false",
        "PT1S, 2026-11-28T06:00:00Z,  2026-11-28T07:00:00+01:00,      true",
        "PT1S, 2026-11-28T06:00:00,   2026-11-28T06:00:01,            true",
        "PT1S, 2026-11-28T06:00:00,   2026-11-28T06:00:01Z,           true",
        "PT1S, '28 Nov 2026 06:00:00 GMT', 2026-11-28T06:00:00Z,      true",
        "PT1S, today,                 2026-11-28T06:00:00Z,           false",
        "PT1S, 2026-11-28T06:00:00Z,  today,                          false",
        "PT0S, 2026-11-28T06:00:00Z,  2026-11-28T06:00:00.000Z,       true"
    })
    void admitsWhatIsCloseEnough(String margin, String left, String right, boolean admitted) {
        Tolerance rule = (Tolerance) RuleText.read("tolerance $ " + margin, "r");

        assertThat(rule.margin().admits(left, right)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void readsNoEndlessNumbers(int digits, boolean admitted) {
        Tolerance rule = (Tolerance) RuleText.read("tolerance $ 1", "r");

        assertThat(rule.margin().admits("1".repeat(digits), "1".repeat(digits))).isEqualTo(admitted);
    }
}
