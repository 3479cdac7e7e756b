package io.turnout.control.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rounds are as many as {@code -Dturnout.check.rounds} says, from {@code -Dturnout.check.seed} on. A seed decides what is
 * done; when it is done depends on the machine, so a round cannot be repeated exactly.
 */
class HandoverUnderFaultsTest {
    private static final Logger LOG = Logger.getLogger(HandoverUnderFaultsTest.class);
    private static final int HANDOVERS = 4;

    @Test
    void losesNothingWhenNothingBreaks() {
        Verdict verdict = new Round(0, HANDOVERS, false, Variant.NONE).run();

        LOG.info(verdict);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.outcomes()).containsEntry("CUTOVER DONE", 2L).containsEntry("ROLLBACK DONE", 2L);
        assertThat(verdict.writes()).isPositive();
        assertThat(verdict.samples()).isPositive();
        assertThat(verdict.refusals()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingWhateverBreaks(long seed) {
        Verdict verdict = new Round(seed, HANDOVERS, true, Variant.NONE).run();

        LOG.info(verdict);
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.writes()).isPositive();
        assertThat(verdict.samples()).isPositive();
    }

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("turnout.check.rounds", 2))
                .map(i -> Long.getLong("turnout.check.seed", 1) + i);
    }
}
