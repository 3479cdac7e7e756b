package io.turnout.flags;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts evaluations by flag and how they ended. Thread-safe. */
public final class Evaluations {
    /** Of those that are not known, so that somebody who makes keys up takes no memory. */
    private static final int MOST = 2_000;

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final Consumer<Key> counted;

    public Evaluations() {
        this(key -> {});
    }

    /** @param counted is told of each key when it is counted for the first time */
    public Evaluations(Consumer<Key> counted) {
        this.counted = counted;
    }

    /**
     * What is counted.
     *
     * @param flag as it was asked for
     */
    public record Key(String flag, Ending ending) {}

    /** How an evaluation ends. */
    public enum Ending {
        EVALUATED,
        UNKNOWN_FLAG,
        WRONG_TYPE,
        FAILED
    }

    void count(String flag, Ending ending) {
        LongAdder known = counts.get(new Key(flag, ending));
        if (known == null) {
            Key key = new Key(counts.size() < MOST ? flag : "other", ending);
            known = counts.computeIfAbsent(key, k -> new LongAdder());
            counted.accept(key);
        }
        known.increment();
    }

    /** Of one key, since the beginning. */
    public long count(Key key) {
        LongAdder known = counts.get(key);
        return known == null ? 0 : known.sum();
    }

    /** Since the beginning. */
    public Map<Key, Long> counts() {
        Map<Key, Long> all = new TreeMap<>(Comparator.comparing(Key::flag).thenComparing(Key::ending));
        counts.forEach((key, count) -> all.put(key, count.sum()));
        return all;
    }

    /** Of all flags, by how they ended. */
    public long count(Ending ending) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().ending() == ending)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
