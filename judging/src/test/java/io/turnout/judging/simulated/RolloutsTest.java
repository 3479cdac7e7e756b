package io.turnout.judging.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.judging.Judgement.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How often the judgement errs, and how long it takes, on traffic that is drawn with fixed seeds. {@code -Djudging.each} rollouts of each
 * effect, noise and rate, and four times as many of those that are harmless.
 */
class RolloutsTest {
    private static final int EACH = Integer.getInteger("judging.each", 3);
    private static final List<Integer> RATES = List.of(5, 50, 500);

    /** So much worse that it must be found within ten minutes of at least 50 requests a second. */
    private static final Set<Effect> GROSS = Set.of(Effect.FAILS_5, Effect.FAILS_20, Effect.SLOWER_2, Effect.SLOWER_4);

    private static final Set<Effect> BEYOND_THE_LIMITS =
            Set.of(Effect.FAILS_2, Effect.FAILS_5, Effect.FAILS_20, Effect.SLOWER_2, Effect.SLOWER_4, Effect.TAIL);

    private static List<Cell> cells;

    @BeforeAll
    static void rollOut() throws IOException {
        cells = Arrays.stream(Effect.values())
                .flatMap(effect -> Arrays.stream(Noise.values())
                        .flatMap(noise -> RATES.stream()
                                .map(rate -> Cell.run(effect, noise, rate, effect.isHarmless() ? 4 * EACH : EACH))))
                .toList();
        Files.writeString(Path.of("target", "rollouts.md"), new Tables(cells, RATES).toString());
        Files.writeString(Path.of("target", "rollouts.svg"), new Plot(cells, RATES).toString());
    }

    @Test
    void rollsBackFewerThanOneInAHundredOfThoseThatAreHarmless() {
        Cell.Sum harmless = Cell.Sum.of(cells, cell -> cell.effect().isHarmless());

        assertThat(harmless.count(Outcome.FAIL)).isLessThanOrEqualTo(harmless.size() / 100);
    }

    @Test
    void findsWhatIsGross() {
        Cell.Sum gross = Cell.Sum.of(cells, cell -> GROSS.contains(cell.effect()) && cell.perSecond() >= 50);

        assertThat(gross.count(Outcome.FAIL)).isEqualTo(gross.size());
    }

    @Test
    void passesHardlyAnyThatAreBeyondTheLimits() {
        Cell.Sum beyond = Cell.Sum.of(cells, cell -> BEYOND_THE_LIMITS.contains(cell.effect()));

        assertThat(beyond.count(Outcome.PASS)).isLessThanOrEqualTo(beyond.size() / 20);
    }

    @Test
    void passesNearlyAllThatAreHarmlessWhereThereIsTraffic() {
        Cell.Sum harmless = Cell.Sum.of(
                cells, cell -> Set.of(Effect.NONE, Effect.BETTER).contains(cell.effect()) && cell.perSecond() >= 50);

        assertThat(harmless.count(Outcome.PASS)).isGreaterThanOrEqualTo(harmless.size() * 9L / 10);
    }

    @Test
    void neitherPassesNorFailsOnHardlyAnyTraffic() {
        Cell.Sum quiet = Cell.Sum.of(cells, cell -> cell.effect() == Effect.NONE && cell.perSecond() == 5);

        assertThat(quiet.count(Outcome.INSUFFICIENT_TRAFFIC)).isEqualTo(quiet.size());
    }
}
