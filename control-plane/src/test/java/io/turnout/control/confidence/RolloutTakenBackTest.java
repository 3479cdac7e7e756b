package io.turnout.control.confidence;

import static io.turnout.control.confidence.RolloutTestData.aRollout;
import static io.turnout.control.confidence.RolloutTestData.at;
import static io.turnout.control.confidence.RolloutTestData.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.control.confidence.RolloutReport.Outcome;
import io.turnout.control.confidence.RolloutReport.Taken;
import io.turnout.control.migration.Migrations;
import io.turnout.judging.count.SideCount;
import java.time.Duration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RolloutTakenBackTest {
    private static final int[] TEN = {0, 10};
    private static final int[] HUNDRED = {0, 100};

    @Test
    void whatWasDoneMayBeTakenBackLater() {
        RolloutReport report = done().takenBackBy("ada", 500, 1).report();

        assertThat(report.outcome()).isEqualTo(Outcome.CALLED_BACK);
        assertThat(report.endedBy()).isEqualTo("ada");
        assertThat(report.endedAt()).isEqualTo(at(500));
        assertThat(report.because()).isEqualTo("a hunch");
    }

    /** It would have that step's requests again. */
    @Test
    void thatItWasDoneIsNoStep() {
        RolloutReport report = done().takenBackBy("ada", 500, 1).report();

        assertThat(report.steps())
                .extracting(Taken::step, Taken::until, step -> step.candidate().requests())
                .containsExactly(Tuple.tuple(0, at(60), 0L), Tuple.tuple(1, at(150), 10L));
    }

    @Test
    void whatAMigrationTookAlongHasDoneNothingWrong() {
        RolloutReport report = done().takenBackBy(Migrations.ITSELF, 500, 1).report();

        assertThat(report.outcome()).isEqualTo(Outcome.WENT_BACK);
        assertThat(report.detected()).isNull();
        assertThat(report.recovered()).isNull();
        assertThat(report.harm()).isNull();
        assertThat(report.endedAt()).isEqualTo(at(500));
    }

    @Test
    void whatAMigrationTookAlongWasNotCaughtEither() {
        RolloutReport report = aRollout().takenBackBy(Migrations.ITSELF, 30, 0).report();

        assertThat(report.outcome()).isEqualTo(Outcome.WENT_BACK);
        assertThat(report.detected()).isNull();
    }

    /** Somebody's reasons may be good; what they would have cost is not measured. */
    @Test
    void byHandIsDetectedButNoBuildIsHeldToHaveCostAnything() {
        RolloutReport report = aRollout()
                .step(60, 1, 5)
                .answered(1, "b1", side(1, 9), side(0, 90), TEN, 61, 77)
                .answered(1, "b2", side(0, 10), side(0, 40), TEN, 70, 76)
                .takenBackBy("ada", 75, 1)
                .report();

        assertThat(report.outcome()).isEqualTo(Outcome.CALLED_BACK);
        assertThat(report.detected()).isEqualTo(Duration.ofSeconds(14));
        assertThat(report.recovered()).isEqualTo(Duration.ofSeconds(2));
        assertThat(report.harm()).isNull();
        assertThat(report.builds()).noneMatch(RolloutReport.Built::judgedBad);
    }

    /** The legacy side's 900 requests are the same beside both. */
    @Test
    void whatTheLegacySideDidBesideTwoBadBuildsCountsOnce() {
        RolloutReport report = aRollout()
                .step(60, 1, 10)
                .answered(1, "b1", side(30, 20), side(0, 900), TEN, 61, 78)
                .answered(1, "b2", side(20, 30), side(0, 400), TEN, 66, 78)
                .answered(1, null, side(0, 900), SideCount.NOTHING, HUNDRED, 61, 76)
                .takenBack(75, 1, "too many of their requests failed", "b1", "b2")
                .report();

        assertThat(report.harm().builds()).isEqualTo(List.of("b1", "b2"));
        assertThat(report.harm().requestsOfAll()).isEqualTo(1_000);
        assertThat(report.harm().answeredOfAll()).isEqualTo(950);
        assertThat(report.harm().failedOfAll().value()).isCloseTo(500, within(0.01));
    }

    @Test
    void whatTheLegacySideDidInTwoStepsIsAddedUp() {
        RolloutReport report = aRollout()
                .step(60, 1, 10)
                .answered(1, "b1", side(0, 100), side(0, 900), TEN, 61, 70)
                .step(70, 2, 50)
                .answered(2, "b1", side(100, 0), side(0, 100), TEN, 71, 78)
                .takenBack(75, 2, "all of its requests failed", "b1")
                .report();

        assertThat(report.harm().requestsOfAll()).isEqualTo(1_200);
    }

    private static RolloutTestData done() {
        return aRollout()
                .step(60, 1, 100)
                .answered(1, "b1", side(0, 10), side(0, 90), TEN, 61, 149)
                .done(150, 1);
    }
}
