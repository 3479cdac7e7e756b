package io.turnout.control.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.control.database.Database;
import io.turnout.control.plan.Course;
import io.turnout.control.rollout.GatewayWindow.Counts;
import io.turnout.control.rollout.RolloutLedger.Change;
import io.turnout.control.rollout.RolloutLedger.Kept;
import io.turnout.control.testbed.Ledgers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of whom a candidate has answered. */
class ExposuresTest {
    private static final Change BECAUSE = new Change("ada", "because");

    private final Database control = Ledgers.newControl(
            "V5__canaries.sql", "V6__rollouts.sql", "V12__exposures.sql", "V14__numbered_rollouts.sql");
    private RolloutLedger ledger;

    @BeforeEach
    void begin() {
        ledger = new RolloutLedger(control, new ObjectMapper());
        ledger.begin(Rollout.of("notes", Course.DEFAULT), BECAUSE);
        further();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aWindowThatIsToldTwiceIsCountedOnce() {
        tell("one", 1, window("b1", 3, 7, 20), answered("b1", 0, 5), answered(null, 5, 20));
        tell("one", 1, window("b1", 3, 7, 20), answered("b1", 0, 5), answered(null, 5, 20));

        Exposure candidate = candidate(0);
        assertThat(candidate.counted().failed()).isEqualTo(3);
        assertThat(candidate.counted().requests()).isEqualTo(10);
        assertThat(candidate.beside().requests()).isEqualTo(20);
        assertThat(candidate.subjects().number().estimate()).isEqualTo(5);
        assertThat(legacy().counted().requests()).isEqualTo(20);
        assertThat(legacy().subjects().number().estimate()).isEqualTo(15);
    }

    @Test
    void theSameSubjectAtTwoGatewaysIsOne() {
        tell("one", 1, window("b1", 0, 10, 10), answered("b1", 0, 30));
        tell("two", 1, window("b1", 0, 10, 10), answered("b1", 20, 50));

        assertThat(candidate(0).subjects().number().estimate()).isEqualTo(50);
        assertThat(candidate(0).counted().requests()).isEqualTo(20);
    }

    @Test
    void stepsAreToldApartAndStayWhenTheyAreOver() {
        tell("one", 1, window("b1", 0, 10, 100));
        further();
        tell("one", 2, window("b1", 1, 39, 100));
        become(kept().rollout().rolledBack());

        assertThat(exposures().stream().filter(Exposure::isCandidate))
                .extracting(Exposure::step, each -> each.counted().requests())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 10L), org.assertj.core.groups.Tuple.tuple(2, 40L));
    }

    /** Whoever leads next goes on with what is kept, as it is in the database alone. */
    @Test
    void aRestartedLeaderGoesOnWithTheSame() {
        tell("one", 1, window("b1", 0, 10, 100), answered("b1", 0, 10));
        ledger.close();
        ledger = new RolloutLedger(control, new ObjectMapper());
        tell("one", 1, window("b1", 0, 10, 100), answered("b1", 0, 10));
        tell("one", 2, window("b1", 0, 10, 100), answered("b1", 5, 15));

        assertThat(candidate(0).counted().requests()).isEqualTo(20);
        assertThat(candidate(0).subjects().number().estimate()).isEqualTo(15);
    }

    @Test
    void whoIsOnTheWayWhenItIsTakenBackIsCountedAndTheLegacySideIsNot() {
        tell("one", 1, window("b1", 5, 5, 100));
        become(kept().rollout().rolledBack());
        tell("one", 2, window("b1", 1, 0, 100), answered("b1", 0, 1));
        tell("one", 3, new GatewayWindow("notes", counts(0, 100), Map.of()));

        assertThat(candidate(0).counted().failed()).isEqualTo(6);
        assertThat(candidate(0).beside().requests()).isEqualTo(100);
        assertThat(legacy().counted().requests()).isEqualTo(100);
        assertThat(candidate(0).lastAt()).isAfter(kept().since());
    }

    @Test
    void aBuildIsHeldAgainstWhatTheLegacySideDidSinceItAnswered() {
        tell("one", 1, window("b1", 0, 10, 100));
        tell("one", 2, window("b2", 0, 10, 60));

        assertThat(candidate(0).beside().requests()).isEqualTo(160);
        assertThat(candidate(1).beside().requests()).isEqualTo(60);
    }

    @Test
    void oneThatIsStartedAgainIsAnother() {
        tell("one", 1, window("b1", 0, 10, 100));
        long first = number();
        become(kept().rollout().rolledBack());
        ledger.begin(Rollout.of("notes", Course.DEFAULT), BECAUSE);
        further();
        tell("one", 2, window("b1", 0, 1, 100));

        assertThat(number()).isGreaterThan(first);
        assertThat(candidate(0).counted().requests()).isEqualTo(1);
        assertThat(ledger.archive().exposures(first).getFirst().counted().requests())
                .isEqualTo(10);
        assertThat(ledger.archive().log(first)).hasSize(3);
    }

    @Test
    void aSketchThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Answered("notes", "b1", new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void tell(String gateway, long sequence, GatewayWindow window, Answered... answered) {
        ledger.windows().take(gateway, sequence, List.of(window), List.of(answered));
    }

    private static GatewayWindow window(String build, int failed, int answered, int legacy) {
        return new GatewayWindow("notes", counts(0, legacy), Map.of(build, counts(failed, answered)));
    }

    private static Counts counts(int failed, int answered) {
        return new Counts(failed, new long[] {0, answered});
    }

    private static Answered answered(String build, int from, int to) {
        HllSketch sketch = new HllSketch(12);
        IntStream.range(from, to).forEach(sketch::update);
        return new Answered("notes", build, sketch.toCompactByteArray());
    }

    private void further() {
        become(kept().rollout().further());
    }

    private void become(Rollout rollout) {
        ledger.change(kept(), rollout, BECAUSE, Map.of());
    }

    private Kept kept() {
        return ledger.of("notes").orElseThrow();
    }

    private long number() {
        return ledger.archive().latest("notes").orElseThrow().number();
    }

    private List<Exposure> exposures() {
        return ledger.archive().exposures(number());
    }

    private Exposure candidate(int index) {
        return exposures().stream().filter(Exposure::isCandidate).toList().get(index);
    }

    private Exposure legacy() {
        return exposures().stream()
                .filter(each -> !each.isCandidate())
                .findFirst()
                .orElseThrow();
    }
}
