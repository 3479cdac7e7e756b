package io.turnout.comparison.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExercisedTest {
    @Test
    void namesTheStatusAndEachParameterOnce() {
        assertThat(Exercised.of(404, "a=1&b&a=2&=3&c%20d=4&%zz=5"))
                .containsExactly("parameter:%zz", "parameter:a", "parameter:b", "parameter:c d", "status:404");
        assertThat(Exercised.of(200, null)).containsExactly("status:200");
    }
}
