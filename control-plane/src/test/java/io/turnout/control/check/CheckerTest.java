package io.turnout.control.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checker that finds nothing has only shown something if it finds what is there. */
class CheckerTest {
    @ParameterizedTest
    @EnumSource(BrokenVariants.class)
    void catchesASystemThatIsBroken(BrokenVariants variant) {
        Verdict verdict = new Round(1, 2, false, variant).run();

        assertThat(verdict.violations()).isNotEmpty();
    }
}
