package io.turnout.control.delivery;

import static io.turnout.control.delivery.DeployTestData.QUIET;
import static io.turnout.control.delivery.DeployTestData.START;
import static io.turnout.control.delivery.DeployTestData.aDeploy;
import static io.turnout.control.delivery.DeployTestData.aDeployNobodyToldOf;
import static io.turnout.control.delivery.DeployTestData.aRuling;
import static io.turnout.control.delivery.DeployTestData.found;
import static io.turnout.control.delivery.DeployTestData.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.control.delivery.Ruling.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Span WINDOW = new Span(START, START.plus(Duration.ofDays(30)));
    private static final List<Span> ALL_THE_TIME = List.of(WINDOW);

    @Test
    void saysNothingOfAServiceThatNobodyKnowsAnythingOf() {
        Delivery nothing = delivery(List.of(), List.of(), List.of());

        assertThat(nothing.leadTime().times()).isEqualTo(new Times(0, null, null, null, null));
        assertThat(nothing.frequency().perDay()).isNull();
        assertThat(nothing.changeFailures().rate()).isNull();
        assertThat(List.of(
                        nothing.leadTime().grade(),
                        nothing.frequency().grade(),
                        nothing.changeFailures().grade(),
                        nothing.restore().grade()))
                .containsOnly(Grade.TOO_FEW);
    }

    @Test
    void aBuildThatWasThereBeforeAnybodyLookedIsNoDeploy() {
        Delivery one = delivery(List.of(found("a", Duration.ZERO)), ALL_THE_TIME, List.of());

        assertThat(one.build()).isEqualTo("a");
        assertThat(one.deploys()).isEmpty();
        assertThat(one.frequency().deploys()).isZero();
        assertThat(one.leadTime().times().n()).isZero();
    }

    @Test
    void leadTimeIsFromTheCommitUntilTheBuildRuns() {
        List<Deploy> deploys = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            deploys.add(aDeploy("b" + i, Duration.ofHours(i), 3 * i));
        }

        LeadTime leadTime = delivery(deploys, ALL_THE_TIME, List.of()).leadTime();

        // 3, 6, … 30 minutes
        assertThat(leadTime.times()).isEqualTo(new Times(10, 990L, 27 * 60L, 6 * 60L, 27 * 60L));
        assertThat(leadTime.grade()).isEqualTo(Grade.MEETS);
    }

    @Test
    void leadTimeIsOfWhatIsKnownAndSaysOfHowManyItIsNot() {
        Deploy unseen = new Deploy(
                9, "a", "late", START, START.plusSeconds(90_000), START.plusSeconds(90_000), START, null, null);
        Deploy changedLater = aDeploy("odd", Duration.ofHours(3), -5);

        LeadTime leadTime = delivery(
                        List.of(
                                aDeploy("b", Duration.ofHours(1), 7),
                                aDeployNobodyToldOf("c", Duration.ofHours(2)),
                                changedLater,
                                unseen),
                        ALL_THE_TIME,
                        List.of())
                .leadTime();

        assertThat(leadTime.times().n()).isEqualTo(1);
        assertThat(leadTime.times().median()).isEqualTo(420);
        assertThat(leadTime.untold()).isEqualTo(2);
        assertThat(leadTime.unseen()).isEqualTo(1);
        assertThat(leadTime.grade()).isEqualTo(Grade.TOO_FEW);
    }

    @Test
    void aBuildThatComesBackIsADeployAndNoChange() {
        Delivery one = delivery(
                List.of(
                        aDeploy("b", Duration.ofHours(1), 7),
                        aDeploy("c", Duration.ofHours(2), 7),
                        aDeploy("b", Duration.ofHours(3), 127)),
                ALL_THE_TIME,
                List.of());

        assertThat(one.frequency().deploys()).isEqualTo(3);
        assertThat(one.again()).isEqualTo(1);
        assertThat(one.leadTime().times().n()).isEqualTo(2);
        assertThat(one.leadTime().times().median()).isEqualTo(420);
    }

    @Test
    void frequencyIsOfTheDaysInWhichSomebodyLooked() {
        List<Span> twoDays = List.of(
                new Span(START, START.plus(Duration.ofDays(1))),
                new Span(START.plus(Duration.ofDays(9)), START.plus(Duration.ofDays(10))));

        Frequency frequency = delivery(
                        List.of(aDeploy("b", Duration.ofHours(1), 7), aDeploy("c", Duration.ofHours(2), 7)),
                        twoDays,
                        List.of())
                .frequency();

        assertThat(frequency.days()).isEqualTo(2);
        assertThat(frequency.perDay()).isEqualTo(1);
        assertThat(frequency.lower()).isCloseTo(0.12, within(0.01));
        assertThat(frequency.upper()).isCloseTo(3.61, within(0.01));
        assertThat(frequency.grade()).isEqualTo(Grade.TOO_FEW);
    }

    @Test
    void frequencyIsNotMadeOfLessThanADay() {
        Span hour = new Span(START, START.plus(Duration.ofHours(1)));

        Frequency frequency = delivery(List.of(aDeploy("b", Duration.ofMinutes(1), 7)), List.of(hour), List.of())
                .frequency();

        assertThat(frequency.deploys()).isEqualTo(1);
        assertThat(frequency.days()).isCloseTo(1 / 24.0, within(1e-9));
        assertThat(frequency.perDay()).isNull();
    }

    @Test
    void frequencyMeetsOrDoesNotWhereItIsKnown() {
        List<Deploy> threeADay = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            threeADay.add(aDeploy("b" + i, Duration.ofHours(8L * i + 1), 7));
        }

        assertThat(delivery(threeADay, ALL_THE_TIME, List.of()).frequency().grade())
                .isEqualTo(Grade.MEETS);
        assertThat(delivery(threeADay.subList(0, 3), ALL_THE_TIME, List.of())
                        .frequency()
                        .grade())
                .isEqualTo(Grade.DOES_NOT_MEET);
    }

    @Test
    void whoeverTellsOfOneDeployTellsOfAllThatFollow() {
        Delivery one = delivery(List.of(told("b", Duration.ofDays(20), "ci")), List.of(), List.of());

        assertThat(one.frequency().days()).isEqualTo(10);
        assertThat(one.frequency().perDay()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void timeToRestoreIsFromWhenUsersCouldReadFromItUntilItWasTakenBack() {
        List<Deploy> deploys = List.of(aDeploy("b", Duration.ofHours(1), 7), aDeploy("c", Duration.ofHours(5), 7));
        // the first was exposed after it was deployed; the second came while users read from the first
        List<Ruling> rulings = List.of(
                aRuling(Kind.TAKEN_BACK, "b", Duration.ofHours(2), Duration.ofMinutes(122)),
                aRuling(Kind.TAKEN_BACK, "c", Duration.ofHours(3), Duration.ofMinutes(304)),
                aRuling(Kind.REJECTED, "c", null, Duration.ofHours(6)));

        Restore restore = delivery(deploys, ALL_THE_TIME, rulings).restore();

        assertThat(restore.times().n()).isEqualTo(2);
        assertThat(restore.times().median()).isEqualTo((120 + 240) / 2);
        assertThat(restore.grade()).isEqualTo(Grade.TOO_FEW);
    }

    private static Delivery delivery(List<Deploy> deploys, List<Span> looked, List<Ruling> rulings) {
        return Delivery.of("a", WINDOW, deploys, looked, rulings, QUIET);
    }
}
