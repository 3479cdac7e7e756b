package io.turnout.judging.simulated;

import io.turnout.judging.Judgement.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** All rollouts of one effect, noise and rate. */
record Cell(Effect effect, Noise noise, int perSecond, List<Rollout.Result> results) {
    static Cell run(Effect effect, Noise noise, int perSecond, int rollouts) {
        long seed = ((effect.ordinal() * 31L + noise.ordinal()) * 31 + perSecond) * 1_000_003;
        return new Cell(
                effect,
                noise,
                perSecond,
                IntStream.range(0, rollouts)
                        .parallel()
                        .mapToObj(i -> new Rollout(effect, noise, perSecond, seed + i).run())
                        .toList());
    }

    /** What some cells have in common. */
    record Sum(List<Rollout.Result> results) {
        static Sum of(List<Cell> cells, Predicate<Cell> wanted) {
            return new Sum(cells.stream()
                    .filter(wanted)
                    .flatMap(cell -> cell.results().stream())
                    .toList());
        }

        int size() {
            return results.size();
        }

        long count(Outcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }

        long fixed() {
            return results.stream().filter(Rollout.Result::isRolledBackByFixed).count();
        }

        OptionalInt seconds(Outcome outcome) {
            return median(result -> result.outcome() == outcome, Rollout.Result::seconds);
        }

        OptionalInt fixedSeconds() {
            return median(Rollout.Result::isRolledBackByFixed, Rollout.Result::fixedSeconds);
        }

        /** In percent, with one decimal. */
        String share(long count) {
            return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / size());
        }

        private OptionalInt median(Predicate<Rollout.Result> wanted, ToIntFunction<Rollout.Result> seconds) {
            int[] sorted =
                    results.stream().filter(wanted).mapToInt(seconds).sorted().toArray();
            return sorted.length == 0 ? OptionalInt.empty() : OptionalInt.of(sorted[sorted.length / 2]);
        }
    }
}
