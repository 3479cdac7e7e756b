package io.turnout.control.api.room.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.control.migration.Stage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RailwayMapTest {
    @Test
    void drawsAnAttributeRightBelowItsWholeAsALineThatSplitsOffIt() {
        RailwayMap map = RailwayMap.of(List.of(aTrip("part", "page"), aTrip("other", null), aTrip("page", null)));

        assertThat(map.lines()).map(line -> line.trip().name()).containsExactly("other", "page", "part");
        Line page = map.lines().get(1);
        Line part = map.lines().get(2);
        assertThat(part.branch()).isTrue();
        assertThat(part.rails()).startsWith("M224 %dC".formatted(page.y()));
        assertThat(part.labelX()).isGreaterThan(page.labelX());
        assertThat(page.branch()).isFalse();
        assertThat(page.rails()).startsWith("M%d ".formatted(map.trunk()));
    }

    @Test
    void drawsAnAttributeOfWhatIsNotThereAsALineOfItsOwn() {
        assertThat(RailwayMap.of(List.of(aTrip("part", "gone"))).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.branch()).isFalse());
    }

    @Test
    void leavesRoomForAllLinesAndEndsTheMonorailWhereTheLastOneLeavesIt() {
        RailwayMap map = RailwayMap.of(List.of(aTrip("page", null), aTrip("part", "page")));

        assertThat(map.height()).isGreaterThan(map.lines().getLast().y() + 11);
        assertThat(map.trunkEnd()).isLessThan(map.lines().getFirst().y());
    }

    @Test
    void namesTheSideThatAllComeFrom() {
        assertThat(RailwayMap.of(List.of(aTrip("a", null))).origin()).isEqualTo("monolith");
        assertThat(RailwayMap.of(List.of()).origin()).isEqualTo("legacy");
    }

    @Test
    void saysInWordsHowManyAreWhere() {
        RailwayMap map = RailwayMap.of(
                List.of(aTrip(Stage.LEGACY, 0, 0), aTrip(Stage.CANARY, 5, 20), aTrip(Stage.CANARY, 25, 20)));

        assertThat(map.summary()).isEqualTo("1 at LEGACY, 2 at CANARY");
    }

    @ParameterizedTest
    @CsvSource({
        "LEGACY, 0, 0, 0 %, 1",
        "SHADOW, 0, 20, 20 %, 2",
        "CANARY, 12.5, 20, 12.5 %, 3",
        "CANARY, 0.25, 20, 0.25 %, 3",
        "CANDIDATE, 0, 20, 100 %, 4",
        "RETIRED, 0, 0, 100 %, 5"
    })
    void hasATrainThatCarriesItsShareAndStationsThatItHasPassed(
            Stage stage, double read, double compared, String text, int passed) {
        Line line = RailwayMap.of(List.of(aTrip(stage, read, compared))).lines().getFirst();

        assertThat(line.train().text()).isEqualTo(text);
        assertThat(line.stops()).hasSize(5);
        assertThat(line.stops()).filteredOn(Line.Stop::passed).hasSize(passed);
        assertThat(line.behind().isEmpty()).isEqualTo(stage == Stage.LEGACY);
        assertThat(line.behind())
                .satisfiesAnyOf(
                        path -> assertThat(path).isEmpty(),
                        path -> assertThat(path).endsWith("H" + line.train().x()));
    }

    @Property
    void aTrainGoesOnWithItsShareAndIsNotAtTheCandidateBeforeItsDataIs(
            @ForAll @DoubleRange(max = 100) double one, @ForAll @DoubleRange(max = 100) double two) {
        Train less = Train.of(aTrip(Stage.CANARY, Math.min(one, two), 0));
        Train more = Train.of(aTrip(Stage.CANARY, Math.max(one, two), 0));

        assertThat(less.x()).isBetween(Station.of(Stage.CANARY).x(), more.x());
        assertThat(more.left() + more.width())
                .isLessThan(Station.of(Stage.CANDIDATE).x());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``          | CLEAR      | ``
            step 2 of 4 | CLEAR      | step 2 of 4
            step 2 of 4 | PAUSED     | step 2 of 4, paused
            step 2 of 4 | APPROVAL   | step 2 of 4, waits for approval
            ``          | TAKEN_BACK | taken back
            """)
    void saysWhatKeepsATrain(String leg, Signal signal, String words) {
        Trip trip = new Trip("a", null, "monolith", "service", Stage.CANARY, 5, 20, leg, signal);

        assertThat(trip.sign()).isEqualTo(words);
        assertThat(signal.shape().isEmpty()).isEqualTo(signal.isClear());
    }

    @Test
    void shortensNamesThatThereIsNoRoomFor() {
        Line line = RailwayMap.of(List.of(aTrip("a-capability-with-a-very-long-name", null)))
                .lines()
                .getFirst();

        assertThat(line.label()).hasSize(23).endsWith("…");
        assertThat(line.trip().name()).isEqualTo("a-capability-with-a-very-long-name");
    }

    private static Trip aTrip(String name, String whole) {
        return new Trip(name, whole, "monolith", "service", Stage.SHADOW, 0, 20, "", Signal.CLEAR);
    }

    private static Trip aTrip(Stage stage, double read, double compared) {
        return new Trip("a-" + read, null, "monolith", "service", stage, read, compared, "", Signal.CLEAR);
    }
}
