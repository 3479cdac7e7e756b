package io.turnout.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.judging.Judgement.Outcome;
import io.turnout.judging.count.Buckets;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import io.turnout.judging.count.Window;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static final int FAST = Buckets.of(10_000_000);
    private static final int SLOW = Buckets.of(100_000_000);

    @Test
    void beginsWithNothingAndSaysWhatIsMissing() {
        Judgement judgement = Trial.under(Limits.DEFAULT).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
        assertThat(judgement.reasons())
                .containsExactly(
                        "needs 500 more requests to the candidate",
                        "needs requests to the legacy side in the same time",
                        "has not shown yet that fewer than 1.0 % of its requests fail, or fewer than twice as many as on the"
                                + " legacy side",
                        "has not shown yet that it is as fast as the legacy side");
    }

    @Test
    void isNotJudgedByHowSlowItWasBeforeItWasWarm() {
        Window slow = new Window(side(0, 0, 100), side(0, 900, 0));
        Window failing = new Window(side(20, 80, 0), side(0, 900, 0));
        Trial trial = Trial.under(Limits.DEFAULT);
        for (int i = 0; i < 20; i++) {
            trial = trial.withFailuresOf(slow);
        }

        assertThat(trial.judge().outcome()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
        assertThat(trial.counted().candidate().requests()).isEqualTo(2_000);
        for (int i = 0; i < 5; i++) {
            trial = trial.withFailuresOf(failing);
        }
        assertThat(trial.judge().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void canBeTriedAlone() {
        assertThat(alone(20, side(0, 40, 60)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(alone(2, side(0, 40, 60)).reasons())
                .hasSize(2)
                .first()
                .isEqualTo("needs 300 more requests to the candidate");
        assertThat(alone(2, side(0, 40, 60)).reasons().getLast())
                .matches(
                        "has not shown yet that fewer than 1.0 % of its requests fail( \\(about \\d+ requests more.*)?");
        assertThat(alone(10, side(5, 95, 0)).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(alone(10, side(5, 95, 0)).reasons()).containsExactly("5.0 % of its requests failed");
        assertThat(alone(10, side(50, 0, 0)).reasons()).containsExactly("100 % of its requests failed");
    }

    /** Looked at after each of 200 windows, of one that is just at the limit. */
    @Test
    void aloneIsSeldomWrong() {
        int failed = 0;
        int passed = 0;
        for (int seed = 0; seed < 400; seed++) {
            failed += ever(new Random(seed), Limits.DEFAULT.failures(), Outcome.FAIL) ? 1 : 0;
            passed += ever(new Random(seed), Limits.DEFAULT.failures(), Outcome.PASS) ? 1 : 0;
        }
        // expected are at most 0.5 % and 5 %
        assertThat(failed).isLessThanOrEqualTo(6);
        assertThat(passed).isLessThanOrEqualTo(32);
    }

    private static boolean ever(Random random, double share, Outcome outcome) {
        Trial trial = Trial.alone(Limits.DEFAULT);
        for (int i = 0; i < 200; i++) {
            int bad = (int) random.doubles(50).filter(each -> each < share).count();
            trial = trial.with(new Window(side(bad, 50 - bad, 0), SideCount.NOTHING));
            if (trial.judge().outcome() == outcome) {
                return true;
            }
        }
        return false;
    }

    private static Judgement alone(int windows, SideCount candidate) {
        Trial trial = Trial.alone(Limits.DEFAULT);
        for (int i = 0; i < windows; i++) {
            trial = trial.with(new Window(candidate, SideCount.NOTHING));
        }
        return trial.judge();
    }

    @Test
    void passesOneThatIsLikeTheLegacySide() {
        Judgement judgement =
                after(100, new Window(side(0, 95, 5), side(0, 855, 45))).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgement.reasons()).isEmpty();
        assertThat(judgement.candidate()).isEqualTo(10_000);
        assertThat(judgement.legacy()).isEqualTo(90_000);
    }

    @Test
    void saysAboutHowManyRequestsMoreItTakes() {
        Judgement judgement =
                after(3, new Window(side(0, 95, 5), side(0, 855, 45))).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
        assertThat(judgement.reasons()).first().isEqualTo("needs 200 more requests to the candidate");
        assertThat(judgement.reasons()).anyMatch(reason -> reason.matches(".*\\(about [1-9]\\d* requests more.*"));
    }

    @Test
    void failsOneThatFailsMoreAndSaysSo() {
        Judgement judgement =
                after(10, new Window(side(5, 90, 5), side(1, 854, 45))).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.reasons())
                .containsExactly("5.0 % of its requests failed, and 0.11 % of the legacy side's");
    }

    @Test
    void failsOneThatIsSlowerAndSaysSo() {
        Judgement judgement =
                after(10, new Window(side(0, 50, 50), side(0, 855, 45))).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.reasons())
                .containsExactly("half of its requests took up to 10.4 ms and 95 % up to 108 ms; the legacy side's took"
                        + " 10.4 ms and 10.4 ms");
    }

    @Test
    void aFailureStaysOne() {
        Trial failed = after(10, new Window(side(20, 75, 5), side(1, 854, 45)));

        Trial later = failed;
        for (int i = 0; i < 200; i++) {
            later = later.with(new Window(side(0, 95, 5), side(50, 805, 45)));
        }

        assertThat(later.judge().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aBadLegacySideDoesNotStopABetterCandidate() {
        Judgement judgement =
                after(100, new Window(side(3, 92, 5), side(90, 770, 40))).judge();

        assertThat(judgement.outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatTheCandidateAddsToAnOutageOfBothIsNotHiddenByIt() {
        Trial trial = Trial.under(Limits.DEFAULT);
        for (int i = 0; i < 200; i++) {
            // a fifth of the time both fail; all the time the candidate fails a little more
            trial = trial.with(
                    i % 5 == 0
                            ? new Window(side(12, 83, 5), side(90, 770, 40))
                            : new Window(side(i % 2, 95, 5), side(0, 855, 45)));
        }

        assertThat(trial.judge().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aSideWithoutRequestsProvesNothing() {
        assertThat(after(1_000, new Window(side(0, 95, 5), SideCount.NOTHING))
                        .judge()
                        .reasons())
                .containsExactly(
                        "needs requests to the legacy side in the same time",
                        "has not shown yet that it is as fast as the legacy side");
        assertThat(after(1_000, new Window(SideCount.NOTHING, side(0, 95, 5)))
                        .judge()
                        .outcome())
                .isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatThrownBy(() -> new Limits(0, 0.01, 1.2, 0.99, 0.01, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0, 1.2, 0.99, 0.01, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0.01, 0.9, 0.99, 0.01, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0.01, 1.2, 0.99, 1, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0.01, 1.2, 0.99, 0.01, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0.01, 1.2, 0.4, 0.01, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(1, 0.01, 1.2, 0.999, 0.01, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Limits(1, 0.01, 1.2, 0, 0.01, 0.05).tail()).isEqualTo(0.99);
        assertThatThrownBy(() -> new Judgement(Outcome.PASS, List.of("but"), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Trial after(int windows, Window each) {
        Trial trial = Trial.under(Limits.DEFAULT);
        for (int i = 0; i < windows; i++) {
            trial = trial.with(each);
        }
        return trial;
    }

    private static SideCount side(long failed, long fast, long slow) {
        long[] counts = new long[Buckets.COUNT];
        counts[FAST] = fast;
        counts[SLOW] = slow;
        return new SideCount(failed, Latencies.of(counts));
    }
}
