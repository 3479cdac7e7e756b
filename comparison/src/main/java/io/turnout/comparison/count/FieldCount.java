package io.turnout.comparison.count;

import io.turnout.comparison.finding.Kind;
import java.util.Set;
import java.util.TreeSet;

/**
 * In how many requests a field was compared, and in how many it differed from the candidate (raw), from the secondary (noise), or from
 * both.
 *
 * @param compared requests in which at least one of the answers had it
 * @param rawOnly of those, differed from the candidate alone
 * @param noiseOnly of those, differed from the secondary alone
 * @param both of those, differed from both
 * @param kinds how it differed from the candidate
 */
public record FieldCount(long compared, long rawOnly, long noiseOnly, long both, Set<Kind> kinds) {
    public static final FieldCount ZERO = new FieldCount(0, 0, 0, 0, Set.of());

    public FieldCount {
        if (Math.min(Math.min(rawOnly, noiseOnly), both) < 0 || compared < rawOnly + noiseOnly + both) {
            throw new IllegalArgumentException("counts are not negative, and no more differ than are compared");
        }
        kinds = new TreeSet<>(kinds);
    }

    static FieldCount once(Set<Kind> kinds, boolean noise) {
        boolean raw = !kinds.isEmpty();
        return new FieldCount(1, raw && !noise ? 1 : 0, noise && !raw ? 1 : 0, raw && noise ? 1 : 0, kinds);
    }

    public FieldCount plus(FieldCount other) {
        Set<Kind> allKinds = new TreeSet<>(kinds);
        allKinds.addAll(other.kinds);
        return new FieldCount(
                compared + other.compared,
                rawOnly + other.rawOnly,
                noiseOnly + other.noiseOnly,
                both + other.both,
                allKinds);
    }

    public long raw() {
        return rawOnly + both;
    }

    public long noise() {
        return noiseOnly + both;
    }
}
