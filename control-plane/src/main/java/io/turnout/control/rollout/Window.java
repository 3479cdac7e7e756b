package io.turnout.control.rollout;

import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import java.util.HashMap;
import java.util.Map;

/**
 * What one gateway has counted of a capability, of both sides in the same time.
 *
 * @param candidates by build; empty for one that does not say which it is
 */
public record Window(String capability, Counts legacy, Map<String, Counts> candidates) {
    private static final int MOST_BUILDS = 16;

    public Window {
        candidates = candidates == null ? Map.of() : Map.copyOf(candidates);
        if (capability == null || candidates.size() > MOST_BUILDS) {
            throw new IllegalArgumentException("a window is of a capability, and of few builds");
        }
        legacy = legacy == null ? new Counts(0, null) : legacy;
    }

    /**
     * Of one side.
     *
     * @param latencies by {@link io.turnout.judging.count.Buckets}; those that are left out at the end are 0
     */
    public record Counts(long failed, long[] latencies) {
        public Counts {
            latencies = latencies == null ? new long[0] : latencies;
            // refuses what is none
            new SideCount(failed, Latencies.of(latencies));
        }

        SideCount sum() {
            return new SideCount(failed, Latencies.of(latencies));
        }
    }

    /** As it is judged, by build. */
    Map<String, io.turnout.judging.count.Window> byBuild() {
        Map<String, io.turnout.judging.count.Window> all = new HashMap<>();
        candidates.forEach(
                (build, counts) -> all.put(build, new io.turnout.judging.count.Window(counts.sum(), legacy.sum())));
        return all;
    }

    /** For builds of which it has nothing. */
    io.turnout.judging.count.Window legacyAlone() {
        return new io.turnout.judging.count.Window(SideCount.NOTHING, legacy.sum());
    }
}
