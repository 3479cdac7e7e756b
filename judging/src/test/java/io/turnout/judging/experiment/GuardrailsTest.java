package io.turnout.judging.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuardrailsTest {
    private static final int EXPERIMENTS = 2_000;
    private static final int LOOKS = 28;
    private static final int ANSWERS_A_LOOK = 500;
    /** Four standard errors above what is promised, of as many experiments. */
    private static final double MOST_STOPPED = 0.01 + 4 * Math.sqrt(0.01 * 0.99 / EXPERIMENTS);

    private final Random random = new Random(20_190_304);

    @Test
    void stopsWhatIsSlowForGood() {
        Experiment slow = Experiment.of(plan()).with(List.of(answers(10_000, 5, 10), answers(10_000, 5, 200)));

        Experiment later = slow;
        for (int i = 0; i < 100; i++) {
            later = later.with(List.of(answers(10_000, 5, 200), answers(10_000, 5, 0)));
        }

        assertThat(slow.findings().getFirst().harm()).isEqualTo(Harm.SLOW_MORE_OFTEN);
        assertThat(later.verdicts()).containsExactly(Verdict.STOPPED_BY_GUARDRAIL);
    }

    @Test
    void saysByWhichOfThemItIsStopped() {
        Experiment failing = Experiment.of(plan()).with(List.of(answers(10_000, 5, 10), answers(10_000, 200, 10)));

        assertThat(failing.findings().getFirst().harm()).isEqualTo(Harm.FAILS_MORE);
    }

    @Test
    void harmThatTheControlDoesStopsNobody() {
        Experiment better = Experiment.of(plan()).with(List.of(answers(10_000, 300, 900), answers(10_000, 5, 10)));

        assertThat(better.findings().getFirst().harm()).isNull();
    }

    /** Both are looked at, 28 times. */
    @Test
    void seldomStopsWhatDoesNoHarm() {
        int stopped = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            stopped += isStopped(0.01, 0.05) ? 1 : 0;
        }

        assertThat((double) stopped / EXPERIMENTS).isLessThanOrEqualTo(MOST_STOPPED);
    }

    private boolean isStopped(double failing, double slow) {
        Experiment experiment = Experiment.of(plan());
        for (int look = 0; look < LOOKS; look++) {
            experiment = experiment.with(List.of(drawn(failing, slow), drawn(failing, slow)));
        }
        return experiment.verdicts().contains(Verdict.STOPPED_BY_GUARDRAIL);
    }

    private Tally drawn(double failing, double slow) {
        return answers(ANSWERS_A_LOOK, count(failing), count(slow));
    }

    private int count(double chance) {
        int count = 0;
        for (int i = 0; i < ANSWERS_A_LOOK; i++) {
            count += random.nextDouble() < chance ? 1 : 0;
        }
        return count;
    }

    private static Plan plan() {
        return Plan.of(new Cohort("control", 1), new Cohort("treatment", 1));
    }

    private static Tally answers(long tries, long bad, long slow) {
        return new Tally(1, 0, tries, bad, slow);
    }
}
