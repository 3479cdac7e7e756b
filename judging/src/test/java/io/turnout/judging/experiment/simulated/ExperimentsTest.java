package io.turnout.judging.experiment.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.judging.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often experiments err, and how long they take, on subjects that are drawn with fixed seeds. {@code -Djudging.each} experiments of
 * each kind, and four times as many of those in which nothing makes a difference.
 */
class ExperimentsTest {
    private static final int EACH = Integer.getInteger("judging.each", 48);
    private static final double PROMISED = 0.05;

    private static Alike alike;
    private static Unlike unlike;
    private static Mismatched mismatched;

    @BeforeAll
    static void experiment() throws IOException {
        alike = new Alike(4 * EACH, 2 * EACH);
        unlike = new Unlike(EACH);
        mismatched = new Mismatched(EACH);
        Files.writeString(
                Path.of("target", "experiments.md"),
                String.join("\n", alike.table(), unlike.table(), mismatched.table()));
    }

    @Test
    void callsAtMostOneInTwentyBetterOrWorseWhereNothingMakesADifference() {
        Courses all = alike.where(setting -> !setting.isLate());

        assertThat(all.all().size()).isGreaterThanOrEqualTo(10_000);
        assertThat(all.share(course -> course.decidedOn() > 0)).isLessThanOrEqualTo(PROMISED);
        alike.settled()
                .forEach((setting, courses) -> assertThat(courses.share(course -> course.decidedOn() > 0))
                        .as(setting.toString())
                        .isLessThanOrEqualTo(byChance(PROMISED, courses)));
    }

    @Test
    void outcomesThatBecomeKnownLateAreDecidedWronglyInFewMore() {
        assertThat(alike.where(Setting::isLate).share(course -> course.decidedOn() > 0))
                .isLessThanOrEqualTo(PROMISED);
    }

    @Test
    void theSameLooksMakeAZTestErrMuchMoreOften() {
        assertThat(alike.where(setting -> true).share(course -> course.zOn() > 0))
                .isGreaterThan(4 * PROMISED);
    }

    @Test
    void itsIntervalHasTheTrueEffectInItAtAllLooksButOfOneInTwenty() {
        unlike.cells()
                .values()
                .forEach(courses -> assertThat(courses.share(course -> course.missedOn() > 0))
                        .isLessThanOrEqualTo(byChance(PROMISED, courses)));
    }

    @Test
    void findsAPlainEffectWithinFourWeeks() {
        unlike.cells().forEach((setting, courses) -> {
            if (setting.lift() >= 0.2 && setting.daily() == 10_000) {
                assertThat(courses.share(course -> course.decided() == Verdict.BETTER))
                        .isGreaterThanOrEqualTo(0.9);
            }
        });
    }

    @Test
    void hardlyEverCallsTheBetterOneWorse() {
        unlike.cells()
                .values()
                .forEach(courses -> assertThat(courses.share(course -> course.decided() == Verdict.WORSE))
                        .isLessThanOrEqualTo(byChance(PROMISED / 2, courses)));
    }

    @Test
    void findsThatSubjectsComeInOtherSharesThanPlanned() {
        mismatched.cells().forEach((setting, courses) -> {
            if (setting.assigned()[1] >= 0.52) {
                assertThat(courses.share(course -> course.invalidOn() > 0)).isGreaterThanOrEqualTo(0.9);
            }
        });
    }

    @Test
    void hardlyEverFindsThatOfThoseWhoDoNot() {
        assertThat(alike.where(setting -> true).share(course -> course.invalidOn() > 0))
                .isLessThanOrEqualTo(0.001);
    }

    /** What a share of so many may come to by chance: three standard deviations more. */
    private static double byChance(double share, Courses courses) {
        return share + 3 * Math.sqrt(share * (1 - share) / courses.all().size());
    }
}
