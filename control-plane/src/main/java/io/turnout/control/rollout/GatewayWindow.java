package io.turnout.control.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.judging.count.Latencies;
import io.turnout.judging.count.SideCount;
import io.turnout.judging.count.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What one gateway has counted of a capability, of both sides in the same time.
 *
 * @param candidates by build; empty for one that does not say which it is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayWindow(String capability, Counts legacy, Map<String, Counts> candidates) {
    private static final int MOST_BUILDS = 16;
    private static final int LONGEST_BUILD = 100;
    /** Of what can be counted in a window, however long it is. */
    private static final long MOST = 1_000_000_000;

    public GatewayWindow {
        candidates = candidates == null ? Map.of() : Map.copyOf(candidates);
        if (capability == null
                || candidates.size() > MOST_BUILDS
                || candidates.keySet().stream().anyMatch(build -> build.length() > LONGEST_BUILD)) {
            throw new IllegalArgumentException("a window is of a capability, and of few builds, with short names");
        }
        legacy = legacy == null ? new Counts(0, null) : legacy;
    }

    /**
     * Of one side.
     *
     * @param latencies by {@link io.turnout.judging.count.Buckets}; those that are left out at the end are 0
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Counts(long failed, long[] latencies) {
        public Counts {
            latencies = latencies == null ? new long[0] : latencies;
            // refuses what is none
            Latencies.of(latencies);
            if (failed < 0 || failed > MOST || Arrays.stream(latencies).anyMatch(count -> count > MOST)) {
                throw new IllegalArgumentException("nobody can count that");
            }
        }

        SideCount sum() {
            return new SideCount(failed, Latencies.of(latencies));
        }
    }

    /** As it is judged, by build. */
    Map<String, Window> byBuild() {
        Map<String, Window> all = new HashMap<>();
        candidates.forEach((build, counts) -> all.put(build, new Window(counts.sum(), legacy.sum())));
        return all;
    }

    /** For builds of which it has nothing. */
    Window legacyAlone() {
        return new Window(SideCount.NOTHING, legacy.sum());
    }
}
