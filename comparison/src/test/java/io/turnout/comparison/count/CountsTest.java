package io.turnout.comparison.count;

import static io.turnout.comparison.AnswerTestData.compared;
import static io.turnout.comparison.AnswerTestData.json;
import static io.turnout.comparison.AnswerTestData.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.Answer;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final Set<String> OK = Set.of("status:200");

    @Test
    void tellDifferencesFromNoiseOfTheSameRequest() {
        Answer primary = json("{\"a\":1,\"b\":1,\"c\":1,\"d\":1}");
        Answer candidate = json("{\"a\":2,\"b\":2,\"c\":1,\"d\":1}");
        Answer secondary = json("{\"a\":1,\"b\":3,\"c\":3,\"d\":1,\"e\":1}");

        Counts counts = Counts.of(Observation.paired(compared(primary, candidate), compared(primary, secondary), OK));

        assertThat(counts.compared()).isEqualTo(1);
        assertThat(counts.exercised()).isEqualTo(Map.of("status:200", 1L));
        assertThat(counts.fields())
                .containsEntry("$.a", new FieldCount(1, 1, 0, 0, Set.of(Kind.VALUE)))
                .containsEntry("$.b", new FieldCount(1, 0, 0, 1, Set.of(Kind.VALUE)))
                .containsEntry("$.c", new FieldCount(1, 0, 1, 0, Set.of()))
                .containsEntry("$.d", new FieldCount(1, 0, 0, 0, Set.of()))
                .containsEntry("$.e", new FieldCount(1, 0, 1, 0, Set.of()));
    }

    @Test
    void countAPathOncePerRequest() {
        Compared raw = compared(json("[{\"a\":1},{\"a\":\"1\"}]"), json("[{\"a\":2},{\"a\":2}]"));

        Counts counts = Counts.of(Observation.withoutNoise(raw, OK));

        assertThat(counts.fields()).containsEntry("$[*].a", new FieldCount(1, 1, 0, 0, Set.of(Kind.VALUE, Kind.TYPE)));
    }

    @Test
    void sayWhichRulesHadAnEffectOnEitherComparison() {
        Compared raw = compared(json("{\"a\":1}"), json("{\"a\":2}"), "ignore $.a");
        Compared noise = compared(json("{\"b\":1}"), json("{\"b\":2}"), "ignore $.b");

        Counts counts = Counts.of(Observation.paired(raw, noise, OK));

        assertThat(counts.rulesUsed()).isEqualTo(Map.of("ignore $.a", 1L, "ignore $.b", 1L));
        assertThat(Counts.of(Observation.withoutNoise(raw, OK)).rulesUsed()).containsOnlyKeys("ignore $.a");
    }

    @Test
    void knowWhatCouldNotBeCompared() {
        Answer cut = new Answer(200, Map.of(), new byte[1], true);
        Compared whole = compared(withHeader("X", "y"), withHeader("X", "y"));
        Compared half = compared(cut, cut);

        assertThat(Counts.of(Observation.paired(whole, whole, OK)).incomplete()).isZero();
        assertThat(Counts.of(Observation.paired(half, whole, OK)).incomplete()).isEqualTo(1);
        assertThat(Counts.of(Observation.paired(whole, half, OK)).incomplete()).isEqualTo(1);
        assertThat(Counts.of(Observation.withoutNoise(half, OK)).incomplete()).isEqualTo(1);
    }

    @Test
    void haveTwoAnswersOfOneRequestApart() {
        FieldCount clean = new FieldCount(1, 0, 0, 0, Set.of());
        FieldCount differing = new FieldCount(1, 1, 0, 0, Set.of(Kind.VALUE));
        Observation answer = new Observation(Map.of("$.a", clean), Set.of("status:200"), Set.of("ignore $.b"), true);
        Observation left = new Observation(Map.of("$.a", differing), Set.of("status:404"), Set.of("ignore $.c"), false);

        Counts counts = Counts.of(answer.and(left.under("row:")));

        assertThat(counts.compared()).isEqualTo(1);
        assertThat(counts.fields()).isEqualTo(Map.of("$.a", clean, "row:$.a", differing));
        assertThat(counts.exercised()).containsOnlyKeys("status:200", "status:404");
        assertThat(counts.rulesUsed()).containsOnlyKeys("ignore $.b", "ignore $.c");
        assertThat(counts.incomplete()).isEqualTo(1);
        assertThat(Counts.of(left.and(answer.under("row:"))).incomplete()).isEqualTo(1);
        assertThat(Counts.of(answer.and(answer.under("row:"))).incomplete()).isZero();
    }

    @Test
    void knowHowManyRequestsDiffered() {
        Compared alike = compared(withHeader("X", "y"), withHeader("X", "y"));
        Compared unlike = new Compared(
                List.of(new Difference("$.a", Kind.VALUE, "1", "2"), new Difference("$.b", Kind.VALUE, "1", "2")),
                0,
                Set.of("$.a", "$.b"),
                Set.of(),
                true);

        assertThat(Counts.of(Observation.paired(unlike, alike, OK)).differing()).isEqualTo(1);
        assertThat(Counts.of(Observation.paired(unlike, unlike, OK)).differing())
                .isZero();
        assertThat(Counts.of(Observation.paired(alike, unlike, OK)).differing()).isZero();
    }

    @Property(tries = 40)
    void addUpInAnyOrder(@ForAll long seed) {
        Counts one = random(new Random(seed));
        Counts two = random(new Random(seed + 1));
        Counts three = random(new Random(seed + 2));

        assertThat(one.plus(two)).isEqualTo(two.plus(one));
        assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
        assertThat(one.plus(Counts.NONE)).isEqualTo(one);
    }

    @Property(tries = 20)
    void areTheSameTalliedOrAddedUp(@ForAll long seed) {
        Random random = new Random(seed);
        List<Observation> all =
                IntStream.range(0, 5).mapToObj(_ -> observation(random, 600)).toList();
        Tally tally = new Tally();
        all.forEach(tally::add);

        assertThat(tally.counts()).isEqualTo(all.stream().map(Counts::of).reduce(Counts.NONE, Counts::plus));
    }

    @Test
    void loseNothingBeyondTheBound() {
        Random random = new Random(7);
        Tally tally = new Tally();
        IntStream.range(0, 5).forEach(_ -> tally.add(observation(random, 900)));

        Counts counts = tally.counts();

        assertThat(counts.fields()).hasSize(Counts.MOST_FIELDS);
        assertThat(counts.other().compared()).isPositive();
        assertThat(counts.exercised()).hasSize(Counts.MOST_FIELDS);
        assertThat(counts.other().compared()
                        + counts.fields().values().stream()
                                .mapToLong(FieldCount::compared)
                                .sum())
                .isEqualTo(5 * 900);
    }

    @Test
    void addUpWhatAnAnswerHadNoRoomFor() {
        Compared crowded = new Compared(
                List.of(new Difference("(other)", Kind.VALUE, "1", "2")), 9, Set.of("(other)"), Set.of(), true);

        Counts counts = Counts.of(Observation.withoutNoise(crowded, OK));

        assertThat(counts.fields()).isEmpty();
        assertThat(counts.other()).isEqualTo(new FieldCount(1, 1, 0, 0, Set.of(Kind.VALUE)));
    }

    @Test
    void surviveBeingSent() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Counts counts = random(new Random(1));

        assertThat(mapper.readValue(mapper.writeValueAsString(counts), Counts.class))
                .isEqualTo(counts);
    }

    @Test
    void refuseWhatCannotBe() {
        assertThatThrownBy(() -> new FieldCount(1, 1, 1, 0, Set.of())).hasMessageContaining("no more differ");
        assertThatThrownBy(() -> new FieldCount(1, -1, 0, 0, Set.of())).hasMessageContaining("not negative");
        assertThat(new FieldCount(3, 1, 1, 1, Set.of()).raw()).isEqualTo(2);
        assertThat(new FieldCount(4, 1, 2, 1, Set.of()).noise()).isEqualTo(3);
        assertThatThrownBy(() -> new Counts(
                        1,
                        2,
                        0,
                        Counts.NONE.fields(),
                        FieldCount.ZERO,
                        Counts.NONE.exercised(),
                        Counts.NONE.rulesUsed()))
                .hasMessage("2 of 1 are incomplete, 0 differ");
        assertThatThrownBy(() -> new Counts(
                        1,
                        -1,
                        0,
                        Counts.NONE.fields(),
                        FieldCount.ZERO,
                        Counts.NONE.exercised(),
                        Counts.NONE.rulesUsed()))
                .hasMessage("-1 of 1 are incomplete, 0 differ");
    }

    private static Counts random(Random random) {
        Tally tally = new Tally();
        for (int i = random.nextInt(4); i >= 0; i--) {
            tally.add(observation(random, 400 + random.nextInt(800)));
        }
        return tally.counts();
    }

    private static Observation observation(Random random, int fields) {
        Map<String, FieldCount> counts = IntStream.range(0, fields)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "$.f" + random.nextInt(10_000) + "x" + i,
                        _ -> FieldCount.once(
                                random.nextBoolean() ? Set.of(Kind.VALUE) : Set.of(), random.nextBoolean())));
        return new Observation(counts, counts.keySet(), Set.of("rule" + random.nextInt(3)), random.nextBoolean());
    }
}
