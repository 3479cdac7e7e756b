package io.turnout.comparison.verdict;

import static io.turnout.comparison.AnswerTestData.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.FieldCount;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.noise.Diffy;
import io.turnout.comparison.noise.Exact;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.path.PathPattern;
import io.turnout.comparison.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateTest {
    @Test
    void passesWhenEnoughIsEqual() {
        Verdict verdict = judge(counts(2_995, Map.of("$.a", field(0, 0, 0))));

        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.share().upperBound()).isLessThan(0.001);
        assertThat(verdict.in(FieldState.CLEAN))
                .containsExactly(new FieldVerdict("$.a", Set.of(), 100_000, 0, 0, FieldState.CLEAN));
    }

    @Test
    void saysHowManyRequestsAreMissing() {
        Verdict verdict = judge(counts(2_994, Map.of()));

        assertThat(verdict.verdict()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
        assertThat(verdict.missing()).containsExactly("needs 1 more compared requests");
        assertThat(judge(Counts.NONE).missing()).containsExactly("needs 2,995 more compared requests");
        assertThat(new Gate(5_000, 0.001, 0.95, Exact.DEFAULT)
                        .judge(counts(2_995, Map.of()), Expected.NOTHING, Rules.NONE)
                        .missing())
                .containsExactly("needs 2,005 more compared requests");
    }

    @Test
    void failsWhenAFieldDiffers() {
        Verdict verdict = judge(counts(3_000, Map.of("$.a", field(40, 0, 0), "$.b", field(0, 0, 0))));

        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.missing()).containsExactly("$.a differs");
        assertThat(verdict.in(FieldState.DIFFERING))
                .containsExactly(new FieldVerdict("$.a", Set.of(Kind.VALUE), 100_000, 40, 0, FieldState.DIFFERING));
        assertThat(verdict.share().changed()).isEqualTo(40);
    }

    @Test
    void waitsForMoreWhileAFieldIsUndecided() {
        Verdict verdict = judge(counts(3_000, Map.of("$.a", field(2, 0, 0), "$.b", field(3, 0, 0))));

        assertThat(verdict.verdict()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
        assertThat(verdict.share().changed()).isEqualTo(5);
        assertThat(verdict.share().estimate()).isEqualTo(5 / 3_000.0);
        assertThat(verdict.missing()).containsExactly("needs 7,511 more compared requests, none of them changed");
    }

    @Test
    void takesNoiseOutOfTheShare() {
        Verdict verdict = judge(counts(3_000, Map.of("$.a", field(300, 310, 900), "$.b", field(12, 2, 0))));

        assertThat(verdict.in(FieldState.NOISY)).extracting(FieldVerdict::path).containsExactly("$.a");
        assertThat(verdict.in(FieldState.UNDECIDED))
                .containsExactly(new FieldVerdict("$.b", Set.of(Kind.VALUE), 100_000, 12, 2, FieldState.UNDECIDED));
        assertThat(verdict.share().changed()).isEqualTo(10);
    }

    @Test
    void countsWhatCouldNotBeComparedAsChanged() {
        Counts counts = new Counts(2_995, 1, 0, new TreeMap<>(), FieldCount.ZERO, new TreeMap<>(), new TreeMap<>());

        assertThat(judge(counts).share().changed()).isEqualTo(1);
        assertThat(judge(counts).verdict()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
    }

    @Test
    void neverPassesOnDifferencesThatItCannotTellApart() {
        Counts crowded = new Counts(100_000, 0, 0, new TreeMap<>(), field(0, 0, 1), new TreeMap<>(), new TreeMap<>());
        Counts quiet = new Counts(100_000, 0, 0, new TreeMap<>(), field(0, 0, 0), new TreeMap<>(), new TreeMap<>());

        assertThat(judge(crowded).missing())
                .containsExactly("differences in more than 1,000 fields are not told apart");
        assertThat(judge(crowded).in(FieldState.UNDECIDED))
                .extracting(FieldVerdict::path)
                .containsExactly("(other)");
        assertThat(judge(quiet).verdict()).isEqualTo(Outcome.PASS);
        assertThat(judge(quiet).in(FieldState.CLEAN)).hasSize(1);
    }

    @Test
    void countsARequestOnceHoweverManyOfItsFieldsDiffer() {
        Map<String, FieldCount> fields = Map.of("$.a", field(3, 0, 0), "$.b", field(3, 0, 0));
        Counts counts =
                new Counts(3_000, 1, 3, new TreeMap<>(fields), FieldCount.ZERO, new TreeMap<>(), new TreeMap<>());

        assertThat(judge(counts).share().changed()).isEqualTo(4);
    }

    @Test
    void countsEachRequestOfTheOthersAsChanged() {
        Counts crowded = new Counts(10, 9, 10, new TreeMap<>(), field(50, 0, 0), new TreeMap<>(), new TreeMap<>());

        assertThat(judge(crowded).share().changed()).isEqualTo(10);
    }

    @Test
    void listsWhatTrafficHasNotShown() {
        Counts counts = new Counts(
                3_000,
                0,
                0,
                new TreeMap<>(Map.of("$.a[*].b", field(0, 0, 0))),
                FieldCount.ZERO,
                new TreeMap<>(Map.of("status:200", 3_000L)),
                new TreeMap<>());
        Expected expected = new Expected(
                List.of(PathPattern.of("$.a[*].b"), PathPattern.of("$.a[*].c")), Set.of("status:200", "status:404"));

        Verdict verdict = Gate.DEFAULT.judge(counts, expected, Rules.NONE);

        assertThat(verdict.neverSeen()).containsExactly("$.a[*].c", "status:404");
        assertThat(verdict.in(FieldState.NEVER_SEEN))
                .extracting(FieldVerdict::path)
                .containsExactly("$.a[*].c");
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void listsRulesThatWereNeverUsed() {
        Counts counts = new Counts(
                1, 0, 0, new TreeMap<>(), FieldCount.ZERO, new TreeMap<>(), new TreeMap<>(Map.of("ignore $.a", 1L)));

        assertThat(Gate.DEFAULT
                        .judge(counts, Expected.NOTHING, rules("ignore $.a", "set $.b"))
                        .rulesNeverUsed())
                .containsExactly("set $.b");
    }

    @Test
    void judgesByThePublishedRuleToo() {
        Counts counts = counts(3_000, Map.of("$.a", field(2, 0, 0)));
        Gate diffy = new Gate(1_000, 0.001, 0.95, Diffy.PUBLISHED);

        assertThat(diffy.judge(counts, Expected.NOTHING, Rules.NONE).verdict()).isEqualTo(Outcome.FAIL);
        assertThat(diffy.judge(counts, Expected.NOTHING, Rules.NONE).rule()).isEqualTo("diffy");
        assertThat(judge(counts).verdict()).isEqualTo(Outcome.INSUFFICIENT_TRAFFIC);
    }

    @Test
    void isWrittenAsJson() throws Exception {
        String json = new ObjectMapper().writeValueAsString(judge(counts(3_000, Map.of("$.a", field(0, 0, 0)))));

        assertThat(json)
                .contains(
                        "\"verdict\":\"PASS\"",
                        "\"compared\":3000",
                        "\"path\":\"$.a\"",
                        "\"raw\":0",
                        "\"noise\":0",
                        "\"state\":\"CLEAN\"");
    }

    @Test
    void isNotWithoutLimits() {
        assertThatThrownBy(() -> new Gate(0, 0.1, 0.9, Exact.DEFAULT)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new Gate(1, 0, 0.9, Exact.DEFAULT)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> new Gate(1, 0.1, 1, Exact.DEFAULT)).hasMessageContaining("(0, 1)");
        assertThatThrownBy(() -> new Verdict(
                        Outcome.PASS,
                        1,
                        "exact",
                        List.of(),
                        List.of(),
                        List.of(),
                        Share.of(0, 1, 0.9),
                        List.of("more")))
                .hasMessageContaining("if and only if");
    }

    private static Verdict judge(Counts counts) {
        return Gate.DEFAULT.judge(counts, Expected.NOTHING, Rules.NONE);
    }

    private static Counts counts(long compared, Map<String, FieldCount> fields) {
        return new Counts(
                compared, 0, compared, new TreeMap<>(fields), FieldCount.ZERO, new TreeMap<>(), new TreeMap<>());
    }

    private static FieldCount field(long rawOnly, long noiseOnly, long both) {
        return new FieldCount(100_000, rawOnly, noiseOnly, both, rawOnly + both > 0 ? Set.of(Kind.VALUE) : Set.of());
    }
}
