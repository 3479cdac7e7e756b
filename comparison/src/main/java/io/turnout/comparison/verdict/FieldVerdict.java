package io.turnout.comparison.verdict;

import io.turnout.comparison.count.FieldCount;
import io.turnout.comparison.finding.Kind;
import io.turnout.comparison.noise.FieldState;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said of one field.
 *
 * @param path normalised
 * @param kinds how it differed, if it did
 * @param compared in how many requests
 * @param raw in how many the candidate differed from the primary
 * @param noise in how many the secondary did
 */
public record FieldVerdict(String path, Set<Kind> kinds, long compared, long raw, long noise, FieldState state) {
    public FieldVerdict {
        kinds = new TreeSet<>(kinds);
    }

    static FieldVerdict of(String path, FieldCount count, FieldState state) {
        return new FieldVerdict(path, count.kinds(), count.compared(), count.raw(), count.noise(), state);
    }
}
