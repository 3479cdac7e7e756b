package io.turnout.comparison.count;

import io.turnout.comparison.path.PathTree;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts as they grow. Not thread-safe: one per writer, their {@link #counts()} are added up. */
public final class Tally {
    private final TreeMap<String, FieldCount> fields = new TreeMap<>();
    private final SortedMap<String, Long> exercised = new TreeMap<>();
    private final SortedMap<String, Long> rulesUsed = new TreeMap<>();
    private FieldCount other = FieldCount.ZERO;
    private long compared;
    private long incomplete;
    private long differing;

    public void add(Observation observation) {
        compared++;
        incomplete += observation.complete() ? 0 : 1;
        differing += observation.differs() ? 1 : 0;
        observation.fields().forEach(this::add);
        while (fields.size() > Counts.MOST_FIELDS) {
            other = other.plus(fields.pollLastEntry().getValue());
        }
        count(exercised, observation.exercised());
        count(rulesUsed, observation.rulesUsed());
    }

    private void add(String path, FieldCount count) {
        if (path.equals(PathTree.OTHER)) {
            other = other.plus(count);
        } else {
            fields.merge(path, count, FieldCount::plus);
        }
    }

    private static void count(SortedMap<String, Long> counts, Set<String> keys) {
        keys.forEach(key -> counts.merge(key, 1L, Long::sum));
        while (counts.size() > Counts.MOST_FIELDS) {
            counts.remove(counts.lastKey());
        }
    }

    public Counts counts() {
        return new Counts(compared, incomplete, differing, fields, other, exercised, rulesUsed);
    }
}
