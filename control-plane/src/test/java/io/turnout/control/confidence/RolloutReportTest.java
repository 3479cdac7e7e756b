package io.turnout.control.confidence;

import static io.turnout.control.confidence.RolloutTestData.aRollout;
import static io.turnout.control.confidence.RolloutTestData.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.control.confidence.RolloutReport.Outcome;
import io.turnout.control.confidence.RolloutReport.Taken;
import io.turnout.judging.count.SideCount;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.groups.Tuple;

class RolloutReportTest {
    private static final int[] TEN = {0, 10};
    private static final int[] HUNDRED = {0, 100};

    @Example
    void tellsWhatABadBuildCostAndWouldHaveCost() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .answered(1, "bad", side(50, 50), side(0, 900), TEN, 61, 78)
                .answered(1, null, side(0, 900), SideCount.NOTHING, HUNDRED, 61, 76)
                .takenBack(75, 1, "50 % of its requests failed", "bad")
                .report();

        assertThat(report.outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(report.subjects().estimate()).isEqualTo(10);
        assertThat(report.ofAll().estimate()).isEqualTo(100);
        assertThat(report.detected()).isEqualTo(Duration.ofSeconds(14));
        assertThat(report.recovered()).isEqualTo(Duration.ofSeconds(3));
        assertThat(report.harm().requestsOfAll()).isEqualTo(1_000);
        assertThat(report.harm().failedThere().value()).isCloseTo(50, within(0.01));
        assertThat(report.harm().failedOfAll().value()).isCloseTo(500, within(0.01));
        assertThat(report.harm().failedOfAll().lower()).isBetween(250.0, 450.0);
        assertThat(report.harm().subjectsOfAll().estimate()).isEqualTo(100);
    }

    @Example
    void tellsSlownessAsRequestsBeyondTheLimit() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .answered(1, "slow", side(0, 100, 100), side(0, 900, 40), TEN, 61, 78)
                .answered(1, null, side(0, 900, 40), SideCount.NOTHING, HUNDRED, 61, 76)
                .takenBack(75, 1, "it is slow", "slow")
                .report();

        assertThat(report.harm().slowOfAll().value()).isCloseTo(1_000, within(0.01));
        assertThat(report.harm().slowThere().value()).isCloseTo(100, within(0.01));
        assertThat(report.harm().failedOfAll().value()).isZero();
    }

    /** Good builds that answered in the same rollout have cost nothing. */
    @Example
    void holdsOnlyWhatWasJudgedBadAgainstIt() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .answered(1, "good", side(0, 400), side(0, 900), TEN, 61, 100)
                .answered(1, "bad", side(20, 0), side(0, 100), new int[] {5, 8}, 95, 101)
                .answered(1, null, side(0, 900), SideCount.NOTHING, HUNDRED, 61, 100)
                .takenBack(100, 1, "all of its requests failed", "bad")
                .report();

        assertThat(report.harm().builds()).containsExactly("bad");
        assertThat(report.harm().requestsThere()).isEqualTo(20);
        assertThat(report.detected()).isEqualTo(Duration.ofSeconds(5));
        assertThat(report.builds()).extracting(built -> built.judgedBad()).containsExactly(false, true);
        assertThat(report.subjects().estimate()).isEqualTo(10);
    }

    @Example
    void whatIsCaughtByComparingHasExposedNobody() {
        RolloutReport report = aRollout()
                .takenBack(12, 0, "its answers differ: $.text differs")
                .compared(new RolloutFacts.Compared("bad", "differ", 400, 120, 0.35, List.of("$.text")))
                .report();

        assertThat(report.outcome()).isEqualTo(Outcome.CAUGHT_UNSEEN);
        assertThat(report.subjects().upper()).isZero();
        assertThat(report.candidate().requests()).isZero();
        assertThat(report.detected()).isEqualTo(Duration.ofSeconds(12));
        assertThat(report.recovered()).isNull();
        assertThat(report.harm()).isNull();
    }

    @Example
    void whoTookItBackByHandIsNamed() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .answered(1, "b", side(0, 10), side(0, 90), TEN, 61, 70)
                .takenBackBy("ada", 75, 1)
                .report();

        assertThat(report.outcome()).isEqualTo(Outcome.CALLED_BACK);
        assertThat(report.endedBy()).isEqualTo("ada");
        assertThat(report.recovered()).isZero();
    }

    @Example
    void stepsLastUntilTheNextAndSayWhoApproved() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .step(90, 2, 50)
                .approved(110, 2, 50, "ada")
                .step(120, 3, 100)
                .done(150, 3)
                .report();

        assertThat(report.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(report.steps())
                .extracting(
                        Taken::step,
                        step -> Duration.between(step.from(), step.until()).toSeconds(),
                        Taken::approvedBy)
                .containsExactly(
                        Tuple.tuple(0, 60L, null),
                        Tuple.tuple(1, 30L, null),
                        Tuple.tuple(2, 30L, "ada"),
                        Tuple.tuple(3, 30L, null));
    }

    @Example
    void withoutALegacySideNothingIsSaidOfWhatIsMore() {
        RolloutReport report = aRollout()
                .step(60, 1, 100)
                .answered(1, "bad", side(50, 50), SideCount.NOTHING, TEN, 61, 78)
                .takenBack(75, 1, "50 % of its requests failed", "bad")
                .report();

        assertThat(report.failedBeyond()).isNull();
        assertThat(report.harm().failedOfAll()).isNull();
        assertThat(report.harm().slowOfAll()).isNull();
    }

    /** All who came would have gone there. */
    @Property(tries = 200)
    void whatAllWouldHaveCostIsNoLessThanWhatItCost(
            @ForAll @LongRange(max = 200) long failed,
            @ForAll @LongRange(min = 1, max = 500) long answered,
            @ForAll @IntRange(max = 145) int bucket,
            @ForAll @LongRange(max = 200) long legacyFailed,
            @ForAll @LongRange(min = 1, max = 5_000) long legacyAnswered) {
        Harm harm = aRollout()
                .step(60, 1, 5)
                .answered(1, "b", side(failed, answered, bucket), side(legacyFailed, legacyAnswered), TEN, 61, 78)
                .answered(1, null, side(legacyFailed, legacyAnswered), SideCount.NOTHING, HUNDRED, 61, 78)
                .takenBack(75, 1, "worse", "b")
                .report()
                .harm();

        for (List<Range> both :
                List.of(List.of(harm.failedThere(), harm.failedOfAll()), List.of(harm.slowThere(), harm.slowOfAll()))) {
            assertThat(both.getLast().value())
                    .isGreaterThanOrEqualTo(both.getFirst().value());
            assertThat(both.getLast().upper())
                    .isGreaterThanOrEqualTo(both.getFirst().upper());
            assertThat(both.getFirst().lower()).isNotNegative();
        }
        assertThat(harm.subjectsOfAll().estimate()).isGreaterThanOrEqualTo(10);
    }
}
