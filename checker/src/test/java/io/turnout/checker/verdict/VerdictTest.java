package io.turnout.checker.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.checker.history.FenceSample;
import io.turnout.checker.history.History;
import io.turnout.checker.verdict.Simulation.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker is quiet about a store that keeps its promises, and catches each way of breaking one. */
class VerdictTest {
    private static final Map<Fault, Promise> BROKEN_BY = Map.of(
            Fault.LOSES_A_WRITE, Promise.NO_LOST_UPDATE,
            Fault.CREATES_TWICE, Promise.EXACTLY_ONCE,
            Fault.DOES_WHAT_IT_REFUSES, Promise.REFUSED_IS_NOT_DONE,
            Fault.BRINGS_BACK_THE_DELETED, Promise.EXACTLY_ONCE,
            Fault.OVERWRITES_THE_UNSEEN, Promise.NO_LOST_UPDATE,
            Fault.READS_A_LAGGING_COPY, Promise.READ_YOUR_WRITES,
            Fault.FORGETS_A_SIDE, Promise.SIDES_EQUAL,
            Fault.OPENS_BOTH_SIDES, Promise.ONE_SIDE_OPEN);

    @Property(tries = 500)
    void findsNothingInAStoreThatKeepsItsPromises(@ForAll long seed) {
        Verdict verdict = Verdict.on(Simulation.run(seed, Fault.NONE, 120));

        assertThat(verdict.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void catchesEveryFault(Fault fault) {
        Set<Promise> broken = LongStream.range(0, 50)
                .mapToObj(seed -> Verdict.on(Simulation.run(seed, fault, 120)))
                .flatMap(verdict -> verdict.violations().stream())
                .map(Violation::promise)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Promise.class)));

        assertThat(broken).contains(BROKEN_BY.get(fault));
    }

    @Test
    void doesNotTakeTwoLooksAtDifferentTimesForBothOpen() {
        List<FenceSample> samples = List.of(
                // closed and opened again between the looks
                new FenceSample("notes", true, 1, true, true, 3), new FenceSample("notes", true, 1, true, false, 2));

        assertThat(Verdict.on(new History(List.of(), List.of(), List.of(), samples))
                        .isClean())
                .isTrue();
    }
}
