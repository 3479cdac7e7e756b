package io.turnout.control.delivery;

import static io.turnout.control.delivery.DeployTestData.aDeploy;
import static io.turnout.control.delivery.DeployTestData.aRuling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.control.delivery.Ruling.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeFailuresTest {
    private static final Duration LATER = Duration.ofDays(20);

    @Test
    void areThoseOfWhichUsersReadUntilTheyWereTakenBack() {
        ChangeFailures failures = ChangeFailures.of(
                changes(4),
                List.of(
                        ruling(Kind.DID_WELL, 0),
                        ruling(Kind.TAKEN_BACK, 1),
                        ruling(Kind.DID_WELL, 1),
                        ruling(Kind.DID_WELL, 2)));

        assertThat(failures.judged()).isEqualTo(3);
        assertThat(failures.failed()).isEqualTo(1);
        assertThat(failures.unjudged()).isEqualTo(1);
        assertThat(failures.rate()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(failures.lower()).isCloseTo(0.0084, within(1e-4));
        assertThat(failures.upper()).isCloseTo(0.9057, within(1e-4));
        assertThat(failures.grade()).isEqualTo(Grade.TOO_FEW);
    }

    @Test
    void aBuildThatIsTakenBackTwiceIsOneFailedChange() {
        ChangeFailures failures =
                ChangeFailures.of(changes(1), List.of(ruling(Kind.TAKEN_BACK, 0), ruling(Kind.TAKEN_BACK, 0)));

        assertThat(failures.failed()).isEqualTo(1);
        assertThat(failures.judged()).isEqualTo(1);
    }

    @Test
    void whatNobodyReadFromHasFailedNobodyAndIsNoSuccess() {
        ChangeFailures failures =
                ChangeFailures.of(changes(2), List.of(ruling(Kind.REJECTED, 0), ruling(Kind.DID_WELL, 1)));

        assertThat(failures.rejected()).isEqualTo(1);
        assertThat(failures.judged()).isEqualTo(1);
        assertThat(failures.rate()).isZero();
    }

    @Test
    void whatWasRejectedFirstAndReadFromLaterIsJudgedByThat() {
        ChangeFailures failures =
                ChangeFailures.of(changes(1), List.of(ruling(Kind.REJECTED, 0), ruling(Kind.TAKEN_BACK, 0)));

        assertThat(failures.rejected()).isZero();
        assertThat(failures.failed()).isEqualTo(1);
    }

    @Test
    void whatNoRolloutHasJudgedIsNotTakenForGood() {
        ChangeFailures failures = ChangeFailures.of(changes(50), List.of());

        assertThat(failures.rate()).isNull();
        assertThat(failures.unjudged()).isEqualTo(50);
        assertThat(failures.grade()).isEqualTo(Grade.TOO_FEW);
    }

    @Test
    void takesAsManyAsItTakesToKnow() {
        assertThat(graded(22, 0)).isEqualTo(Grade.TOO_FEW);
        assertThat(graded(23, 0)).isEqualTo(Grade.MEETS);
        assertThat(graded(23, 12)).isEqualTo(Grade.DOES_NOT_MEET);
    }

    @Test
    void aBuildThatDidNotSayWhichItIsIsNoChangeOfOurs() {
        Ruling ofNobody = aRuling(Kind.TAKEN_BACK, null, Duration.ZERO, LATER);

        assertThat(ChangeFailures.of(changes(1), List.of(ofNobody)).judged()).isZero();
    }

    private static Grade graded(int changes, int failed) {
        List<Ruling> rulings = Stream.concat(
                        IntStream.range(0, failed).mapToObj(i -> ruling(Kind.TAKEN_BACK, i)),
                        IntStream.range(failed, changes).mapToObj(i -> ruling(Kind.DID_WELL, i)))
                .toList();
        return ChangeFailures.of(changes(changes), rulings).grade();
    }

    private static List<Deploy> changes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> aDeploy("b" + i, Duration.ofHours(i), 10))
                .toList();
    }

    private static Ruling ruling(Kind kind, int change) {
        return aRuling(kind, "b" + change, kind == Kind.REJECTED ? null : Duration.ofHours(change), LATER);
    }
}
