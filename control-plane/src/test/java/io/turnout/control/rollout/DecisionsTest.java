package io.turnout.control.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.verdict.Outcome;
import io.turnout.control.plan.Course;
import io.turnout.control.plan.Step;
import io.turnout.control.rollout.Seen.Compared;
import io.turnout.judging.Judgement;
import io.turnout.judging.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class DecisionsTest {
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final Course COURSE = new Course(
            20,
            0.1,
            0,
            List.of(
                    new Step(5, HOLD.toMillis(), false, Limits.DEFAULT),
                    new Step(50, HOLD.toMillis(), true, Limits.DEFAULT),
                    new Step(100, HOLD.toMillis(), false, Limits.DEFAULT)));
    private static final Rollout BEGUN = Rollout.of("notes-read", COURSE);
    private static final Compared SAME = new Compared(Outcome.PASS, "a", List.of());
    private static final Compared UNKNOWN = new Compared(Outcome.INSUFFICIENT_TRAFFIC, null, List.of("more"));
    private static final Compared DIFFERENT = new Compared(Outcome.FAIL, "a", List.of("$.author differs"));
    private static final Judgement GOOD = new Judgement(Judgement.Outcome.PASS, List.of(), 1000, 1000);
    private static final Judgement BAD = new Judgement(Judgement.Outcome.FAIL, List.of("it is slow"), 1000, 1000);
    private static final Judgement OPEN =
            new Judgement(Judgement.Outcome.INSUFFICIENT_TRAFFIC, List.of("needs more"), 10, 10);

    @Example
    void nobodyReadsBeforeItsAnswersAreTheSame() {
        assertThat(Decisions.next(BEGUN, seen(SAME))).isInstanceOf(Move.Advance.class);
        assertThat(Decisions.next(BEGUN, seen(UNKNOWN)))
                .isEqualTo(new Move.Wait("Its answers are not known to be the same yet: more."));
        assertThat(Decisions.next(BEGUN, seen(DIFFERENT)))
                .isEqualTo(new Move.RollBack("its answers differ: $.author differs"));
    }

    @Example
    void aStepNeedsItsTimeAndThatItDoesNoWorse() {
        Rollout first = BEGUN.further();

        assertThat(Decisions.next(first, seen(HOLD.minusSeconds(10), SAME, Map.of("a", GOOD))))
                .isEqualTo(new Move.Wait("The step lasts 11 s more."));
        assertThat(Decisions.next(first, seen(HOLD, SAME, Map.of("a", OPEN))))
                .isEqualTo(new Move.Wait("It needs more."));
        assertThat(Decisions.next(first, seen(HOLD, SAME, Map.of())))
                .isEqualTo(new Move.Wait("The candidate has answered nobody for a while."));
        assertThat(Decisions.next(first, seen(HOLD, UNKNOWN, Map.of("a", GOOD))))
                .isInstanceOf(Move.Wait.class);
        assertThat(Decisions.next(first, seen(HOLD, SAME, Map.of("a", GOOD)))).isInstanceOf(Move.Advance.class);
    }

    /** One that hangs is counted only once it has failed. */
    @Example
    void whatIsSilentGoesNoFurther() {
        Seen silent = new Seen(HOLD, null, false, SAME, false, Map.of("a", GOOD));

        assertThat(Decisions.next(BEGUN.further(), silent))
                .isEqualTo(new Move.Wait("The candidate has answered nobody for a while."));
        assertThat(Decisions.next(
                        BEGUN.further(), new Seen(HOLD, null, false, SAME, false, Map.of("a", GOOD, "b", BAD))))
                .isInstanceOf(Move.RollBack.class);
    }

    @Example
    void whatWasComparedHasToBeWhatAnswers() {
        assertThat(Decisions.next(BEGUN.further(), seen(HOLD, SAME, Map.of("b", GOOD))))
                .isEqualTo(new Move.Wait("The build whose answers were compared is not the one that answers."));
        assertThat(Decisions.next(BEGUN.further(), seen(HOLD, SAME, Map.of("a", GOOD, "b", GOOD))))
                .isInstanceOf(Move.Advance.class);
        assertThat(Decisions.next(BEGUN.further(), seen(HOLD, SAME, Map.of("", GOOD))))
                .isInstanceOf(Move.Advance.class);
    }

    @Example
    void oneBadBuildIsEnoughToGoBack() {
        assertThat(Decisions.next(BEGUN.further(), seen(Duration.ZERO, SAME, Map.of("a", GOOD, "b", BAD))))
                .isEqualTo(new Move.RollBack("it is slow"));
    }

    @Example
    void whatIsToBeApprovedWaitsForThat() {
        Rollout second = BEGUN.further().further();
        Seen good = seen(HOLD, SAME, Map.of("a", GOOD));

        assertThat(Decisions.next(second, good)).isEqualTo(new Move.Wait("Somebody has to approve the step."));
        assertThat(Decisions.next(second.approve(), good)).isInstanceOf(Move.Advance.class);
        assertThat(second.approve().further().approved()).isFalse();
    }

    @Example
    void whenAllReadThereItLastsItsTimeAndIsDone() {
        Rollout last = BEGUN.further().further().further();

        assertThat(Decisions.next(last, seen(Duration.ZERO, SAME, Map.of()))).isInstanceOf(Move.Wait.class);
        assertThat(Decisions.next(last, seen(HOLD, UNKNOWN, Map.of()))).isInstanceOf(Move.Wait.class);
        assertThat(Decisions.next(last, seen(HOLD, UNKNOWN, Map.of("a", OPEN)))).isInstanceOf(Move.Wait.class);
        assertThat(Decisions.next(last, seen(HOLD, UNKNOWN, Map.of("a", GOOD)))).isInstanceOf(Move.Finish.class);
        assertThat(last.done().percent()).isEqualTo(100);
    }

    @Example
    void dataThatHasMovedEndsIt() {
        Seen moved = new Seen(
                Duration.ZERO, "waits until notes is VERIFIED; it is CUT_OVER.", true, UNKNOWN, false, Map.of());

        assertThat(Decisions.next(BEGUN.further(), moved)).isInstanceOf(Move.Moved.class);
        assertThat(BEGUN.further().moved().percent()).isZero();
    }

    /** From anywhere, by whatever comes: nobody reads without grounds, shares only grow, and a fault ends it. */
    @Property
    void neverGoesOnWithoutGrounds(@ForAll("events") List<Seen> events) {
        Rollout rollout = BEGUN;
        List<Double> shares = new ArrayList<>();
        for (Seen seen : events) {
            Rollout before = rollout;
            Move move = Decisions.next(rollout, seen);
            rollout = switch (move) {
                case Move.Wait wait -> rollout;
                case Move.Advance advance -> rollout.further();
                case Move.Finish finish -> rollout.done();
                case Move.Moved gone -> rollout.moved();
                case Move.RollBack back -> rollout.rolledBack();
            };
            boolean fault = seen.compared().outcome() == Outcome.FAIL
                    || seen.judged().values().stream().anyMatch(each -> each.outcome() == Judgement.Outcome.FAIL);
            if (!seen.hasMoved()) {
                assertThat(move instanceof Move.RollBack).isEqualTo(fault);
            }
            if (move instanceof Move.Advance) {
                assertThat(seen.objection()).isNull();
                assertThat(before.phase() == Phase.COMPARING || seen.isAnswering())
                        .isTrue();
                assertThat(seen.compared().outcome()).isEqualTo(Outcome.PASS);
                assertThat(before.phase() == Phase.COMPARING
                                || seen.judged().values().stream()
                                        .allMatch(each -> each.outcome() == Judgement.Outcome.PASS))
                        .isTrue();
            }
            if (rollout.phase().isOver()) {
                break;
            }
            shares.add(rollout.percent());
        }
        assertThat(shares).isSorted();
        assertThat(rollout.phase() != Phase.ROLLED_BACK || rollout.percent() == 0)
                .isTrue();
    }

    @Provide
    Arbitrary<List<Seen>> events() {
        Arbitrary<Map<String, Judgement>> judged = Arbitraries.maps(
                        Arbitraries.of("a", "b"), frequently(GOOD, OPEN, BAD))
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of("waits.", null).injectNull(0.6),
                        Arbitraries.frequency(Tuple.of(30, false), Tuple.of(1, true)),
                        frequently(SAME, UNKNOWN, DIFFERENT),
                        Arbitraries.of(true, true, false),
                        judged)
                .as((seconds, objection, moved, compared, answering, judgements) ->
                        new Seen(Duration.ofSeconds(seconds), objection, moved, compared, answering, judgements))
                .list()
                .ofMaxSize(40);
    }

    private static <T> Arbitrary<T> frequently(T good, T open, T bad) {
        return Arbitraries.frequency(Tuple.of(20, good), Tuple.of(5, open), Tuple.of(1, bad));
    }

    private static Seen seen(Compared compared) {
        return seen(Duration.ZERO, compared, Map.of());
    }

    private static Seen seen(Duration inStep, Compared compared, Map<String, Judgement> judged) {
        return new Seen(inStep, null, false, compared, !judged.isEmpty(), judged);
    }
}
