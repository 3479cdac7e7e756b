package io.turnout.control.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ExcessTest {
    @Property(tries = 300)
    void aShareLiesBetweenItsBounds(
            @ForAll @LongRange(max = 5_000) long k, @ForAll @LongRange(max = 5_000) long others) {
        long n = Math.max(1, k + others);

        Range share = Excess.share(Math.min(k, n), n);

        assertThat(share.lower()).isBetween(0.0, share.value());
        assertThat(share.upper()).isBetween(share.value(), 1.0);
    }

    @Example
    void moreRequestsMakeItNarrower() {
        assertThat(width(Excess.share(10, 100))).isGreaterThan(width(Excess.share(100, 1_000)));
        assertThat(width(Excess.share(100, 1_000))).isGreaterThan(width(Excess.share(1_000, 10_000)));
    }

    @Example
    void nothingOfNothingIsUnknown() {
        assertThat(Excess.of(0, 0, 0, 10)).isNull();
        assertThat(Excess.of(0, 10, 0, 0)).isNull();
    }

    /** Whoever stops as soon as it looks worst is wrong as seldom as who does not look: in one of twenty, at most. */
    @Example
    void coversTheTruthAlsoForWhoStopsWhenItLooksWorst() {
        Random chance = new Random(20260101);
        int wrong = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            wrong += excludesTheTruthAtSomeLook(chance, 0.1) ? 1 : 0;
        }

        assertThat(wrong).isLessThan(trials / 20);
    }

    private static boolean excludesTheTruthAtSomeLook(Random chance, double failing) {
        int ours = 0;
        int theirs = 0;
        for (int n = 1; n <= 1_000; n++) {
            ours += chance.nextDouble() < failing ? 1 : 0;
            theirs += chance.nextDouble() < failing ? 1 : 0;
            if (n % 25 == 0) {
                Range excess = Excess.of(ours, n, theirs, n);
                if (excess.lower() > 0 || excess.upper() < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double width(Range range) {
        return range.upper() - range.lower();
    }
}
