package io.turnout.comparison.count;

import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.finding.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one request has shown. A path counts once, however often it differed.
 *
 * @param fields by path
 * @param exercised what it was a request for, e.g. {@code status:200}, {@code parameter:page}
 * @param rulesUsed the declared rules that had an effect, as text
 * @param complete whether the answers could be compared to their ends
 */
public record Observation(
        Map<String, FieldCount> fields, Set<String> exercised, Set<String> rulesUsed, boolean complete) {
    public Observation {
        fields = Map.copyOf(fields);
        exercised = Set.copyOf(exercised);
        rulesUsed = Set.copyOf(rulesUsed);
    }

    /**
     * @param raw primary against candidate
     * @param noise primary against secondary, for the same request and the same answer of the primary
     */
    public static Observation paired(Compared raw, Compared noise, Set<String> exercised) {
        Set<String> rules = union(raw.rulesUsed(), noise.rulesUsed());
        return new Observation(counts(raw, noise), exercised, rules, raw.complete() && noise.complete());
    }

    /** Where there is no second instance to compare the primary with: every difference is taken for the candidate's. */
    public static Observation withoutNoise(Compared raw, Set<String> exercised) {
        return new Observation(counts(raw, Compared.nothing()), exercised, raw.rulesUsed(), raw.complete());
    }

    /** The same with a name before each path, to keep them apart from those of another answer. */
    public Observation under(String name) {
        Map<String, FieldCount> named = new TreeMap<>();
        fields.forEach((path, count) -> named.put(name + path, count));
        return new Observation(named, exercised, rulesUsed, complete);
    }

    /** Both as one request's; no path is in both. */
    public Observation and(Observation other) {
        Map<String, FieldCount> both = new TreeMap<>(fields);
        both.putAll(other.fields);
        return new Observation(
                both, union(exercised, other.exercised), union(rulesUsed, other.rulesUsed), complete && other.complete);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    /** Whether the candidate's answer differs somewhere where the secondary's does not. */
    boolean differs() {
        return fields.values().stream().anyMatch(field -> field.rawOnly() > 0);
    }

    private static Map<String, FieldCount> counts(Compared raw, Compared noise) {
        Map<String, Set<Kind>> kinds = raw.differences().stream()
                .collect(Collectors.groupingBy(
                        Difference::path, Collectors.mapping(Difference::kind, Collectors.toSet())));
        Set<String> noisy = noise.differingPaths();
        Set<String> paths = new TreeSet<>(raw.seen());
        paths.addAll(noisy);
        Map<String, FieldCount> counts = new TreeMap<>();
        for (String path : paths) {
            counts.put(path, FieldCount.once(kinds.getOrDefault(path, Set.of()), noisy.contains(path)));
        }
        return counts;
    }
}
