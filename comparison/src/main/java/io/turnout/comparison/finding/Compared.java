package io.turnout.comparison.finding;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the comparison of two answers came to.
 *
 * @param differences the first of each path and kind
 * @param more how many differences are not listed, being repetitions or too many
 * @param seen the paths that at least one of the answers has
 * @param rulesUsed the declared rules without which there would have been more differences, as text
 * @param complete false if an answer was cut off and what is left of it is equal: then nobody knows
 */
public record Compared(
        List<Difference> differences, long more, Set<String> seen, Set<String> rulesUsed, boolean complete) {
    public Compared {
        differences = List.copyOf(differences);
        seen = Set.copyOf(seen);
        rulesUsed = Set.copyOf(rulesUsed);
    }

    /** What comes of comparing nothing. */
    public static Compared nothing() {
        return new Compared(List.of(), 0, Set.of(), Set.of(), true);
    }

    public boolean isEqual() {
        return differences.isEmpty() && complete;
    }

    /** Each path that differs, once. */
    public Set<String> differingPaths() {
        return differences.stream().map(Difference::path).collect(Collectors.toCollection(TreeSet::new));
    }
}
