package io.turnout.comparison.count;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a number of requests has shown. Adding is associative and commutative, also at the bound: the paths that are kept are always the
 * first in alphabetical order, so that it does not matter who saw which first.
 *
 * @param compared requests
 * @param incomplete of those, could not be compared to their ends
 * @param differing of those, differed from the candidate somewhere where they did not differ from the secondary
 * @param fields by path, at most {@link #MOST_FIELDS}
 * @param other all paths beyond, added up: several may be of one request
 * @param exercised in how many requests each status code and parameter came
 * @param rulesUsed in how many requests each declared rule had an effect
 */
public record Counts(
        long compared,
        long incomplete,
        long differing,
        SortedMap<String, FieldCount> fields,
        FieldCount other,
        SortedMap<String, Long> exercised,
        SortedMap<String, Long> rulesUsed) {
    /** The noise rule is exact for as many fields at once: {@link io.turnout.comparison.noise.Exact}. */
    public static final int MOST_FIELDS = 1_000;

    public static final Counts NONE =
            new Counts(0, 0, 0, new TreeMap<>(), FieldCount.ZERO, new TreeMap<>(), new TreeMap<>());

    public Counts {
        if (incomplete < 0 || incomplete > compared || differing < 0 || differing > compared) {
            throw new IllegalArgumentException(
                    "%d of %d are incomplete, %d differ".formatted(incomplete, compared, differing));
        }
        fields = new TreeMap<>(fields);
        exercised = new TreeMap<>(exercised);
        rulesUsed = new TreeMap<>(rulesUsed);
        while (fields.size() > MOST_FIELDS) {
            other = other.plus(fields.pollLastEntry().getValue());
        }
        while (exercised.size() > MOST_FIELDS) {
            exercised.pollLastEntry();
        }
    }

    public static Counts of(Observation observation) {
        Tally tally = new Tally();
        tally.add(observation);
        return tally.counts();
    }

    public Counts plus(Counts that) {
        return new Counts(
                compared + that.compared,
                incomplete + that.incomplete,
                differing + that.differing,
                merged(fields, that.fields, FieldCount::plus),
                other.plus(that.other),
                merged(exercised, that.exercised, Long::sum),
                merged(rulesUsed, that.rulesUsed, Long::sum));
    }

    private static <V> SortedMap<String, V> merged(Map<String, V> one, Map<String, V> two, BinaryOperator<V> sum) {
        SortedMap<String, V> merged = new TreeMap<>(one);
        two.forEach((key, value) -> merged.merge(key, value, sum));
        return merged;
    }
}
