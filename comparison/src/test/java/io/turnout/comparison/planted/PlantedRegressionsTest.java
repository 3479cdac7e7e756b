package io.turnout.comparison.planted;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Comparison;
import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.noise.Diffy;
import io.turnout.comparison.noise.Exact;
import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.noise.NoiseRule;
import io.turnout.comparison.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is found of regressions in a candidate beside all sources of noise at once, and how often there is an alarm without
 * one. Everything is drawn with fixed seeds, so the table in docs/planted-regressions.md is what comes out.
 */
class PlantedRegressionsTest {
    private static final int REQUESTS = 5_000;
    private static final int NOISY = Integer.getInteger("planted.noisy", 5_000);
    private static final Path TABLE = Path.of("..", "docs", "planted-regressions.md");
    private static final Path WRITTEN = Path.of("target", "planted-regressions.md");
    private static final Set<Regression> TOO_HARD =
            EnumSet.of(Regression.WRONG_INSIDE_NOISE, Regression.ONE_IN_A_THOUSAND);
    private static final List<NoiseRule> RULES = List.of(Exact.DEFAULT, Diffy.PUBLISHED);

    /** @param found after how many requests each rule called a field that the regression touches; absent if it did not */
    private record Result(Regression planted, int touched, Map<Kind, Integer> found, Set<String> wrong) {}

    private enum Kind {
        EXACT,
        DIFFY
    }

    @Test
    void findsEachThatTouchesOneRequestInAHundred() throws IOException {
        List<Result> results = new ArrayList<>();
        for (Regression regression : Regression.values()) {
            results.add(plant(regression));
        }
        String table = table(results);
        Files.writeString(WRITTEN, table);

        for (Result result : results) {
            assertThat(result.touched >= REQUESTS / 100)
                    .as("%s touches %d", result.planted, result.touched)
                    .isEqualTo(result.planted != Regression.ONE_IN_A_THOUSAND);
            assertThat(result.found.containsKey(Kind.EXACT))
                    .as("%s is found: %s", result.planted, result.found)
                    .isEqualTo(!TOO_HARD.contains(result.planted));
            assertThat(result.wrong).as("besides %s", result.planted).isEmpty();
        }
        assertThat(TABLE).content().contains(table);
    }

    @Test
    void isNotAlarmedByNoise() {
        Run run = new Run(null, 1_000);
        Map<Kind, Set<String>> alarms = new EnumMap<>(Kind.class);
        for (int i = 1; i <= NOISY; i++) {
            run.next(true);
            if (i % 500 == 0) {
                Counts counts = run.tally.counts();
                for (Kind kind : Kind.values()) {
                    alarms.computeIfAbsent(kind, each -> new TreeSet<>())
                            .addAll(differing(counts, RULES.get(kind.ordinal())));
                }
            }
        }
        System.out.printf(Locale.ROOT, "%,d noisy requests, looked at after each 500th: alarms %s%n", NOISY, alarms);

        assertThat(alarms.get(Kind.EXACT)).isEmpty();
    }

    private static Result plant(Regression regression) {
        Run run = new Run(regression, regression.ordinal());
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        Set<String> wrong = new TreeSet<>();
        for (int i = 1; i <= REQUESTS; i++) {
            run.next(found.size() < RULES.size());
            if (found.size() < RULES.size() && (i % 20 == 0 || i <= 100)) {
                Counts counts = run.tally.counts();
                for (Kind kind : Kind.values()) {
                    Set<String> differing = differing(counts, RULES.get(kind.ordinal()));
                    if (differing.stream().anyMatch(run.touched::contains)) {
                        found.putIfAbsent(kind, i);
                    }
                    if (kind == Kind.EXACT) {
                        differing.stream().filter(path -> !run.isTouched(path)).forEach(wrong::add);
                    }
                }
            }
        }
        return new Result(regression, run.touching, found, wrong);
    }

    private static Set<String> differing(Counts counts, NoiseRule rule) {
        Set<String> differing = new TreeSet<>();
        counts.fields().forEach((path, count) -> {
            if (count.rawOnly() > 0 && rule.state(count, counts.compared()) == FieldState.DIFFERING) {
                differing.add(path);
            }
        });
        return differing;
    }

    private static String table(List<Result> results) {
        StringBuilder table = new StringBuilder("""
                | planted | touches, of 5,000 | `exact` after | `diffy` after |
                | --- | --- | --- | --- |
                """);
        for (Result result : results) {
            table.append("| %s | %d | %s | %s |%n"
                    .formatted(
                            result.planted.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            result.touched,
                            after(result, Kind.EXACT),
                            after(result, Kind.DIFFY)));
        }
        return table.toString();
    }

    private static String after(Result result, Kind kind) {
        return result.found.containsKey(kind) ? String.valueOf(result.found.get(kind)) : "not found";
    }

    /** Traffic to a primary, its second instance and a candidate, each with noise of its own. */
    private static final class Run {
        private final Regression planted;
        private final SplittableRandom traffic;
        private final Random noise;
        private final Comparison comparison = Comparison.with(Rules.NONE);
        private final Tally tally = new Tally();
        /** Where answers differ if nothing else makes them. */
        private final Set<String> touched = new TreeSet<>();

        private int touching;

        Run(Regression planted, long seed) {
            this.planted = planted;
            this.traffic = new SplittableRandom(seed);
            this.noise = new Random(seed);
        }

        /** @param compares false if only what the regression touches is still of interest */
        void next(boolean compares) {
            Asked asked = Asked.next(traffic);
            if (planted != null) {
                touch(asked);
            }
            if (compares) {
                Answer primary = answer(asked, null);
                Compared raw = comparison.compare(primary, answer(asked, planted));
                Compared again = comparison.compare(primary, answer(asked, null));
                tally.add(Observation.paired(raw, again, Set.of()));
            }
        }

        private void touch(Asked asked) {
            Draft without = Site.answer(asked);
            Draft with = Site.answer(asked);
            Noise.COUNTER.spoil(without, new Random(1));
            Noise.COUNTER.spoil(with, new Random(1));
            planted.spoil(asked, with);
            // what is no difference in JSON is one in anything else
            with.isPretty = true;
            if (!with.isLike(without)) {
                touching++;
                touched.addAll(
                        comparison.compare(without.answer(), with.answer()).differingPaths());
            }
        }

        /** Or is within what the regression touches: elements that differ by noise are not known again once one is inserted. */
        boolean isTouched(String path) {
            return touched.stream().anyMatch(path::startsWith);
        }

        private Answer answer(Asked asked, Regression regression) {
            Draft draft = Site.answer(asked);
            for (Noise each : Noise.values()) {
                each.spoil(draft, noise);
            }
            if (regression != null) {
                regression.spoil(asked, draft);
            }
            return draft.answer();
        }
    }
}
