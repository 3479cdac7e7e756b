package io.turnout.control.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checker that finds nothing has only shown something if it finds what is there. */
class CheckerTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOTH_OPEN")
    void catchesASystemThatIsBroken(BrokenVariants variant) {
        Verdict verdict = new Round(1, 2, false, variant).run();

        assertThat(verdict.violations()).isNotEmpty();
    }

    /** By itself, not by what it comes to: nobody need have written meanwhile. */
    @Test
    void seesThatBothSidesAreOpen() {
        Verdict verdict = new Round(2, 1, false, BrokenVariants.BOTH_OPEN).run();

        assertThat(verdict.violations()).anyMatch(violation -> violation.startsWith("Both fences were open"));
    }
}
