package io.turnout.gateway.compose;

import io.turnout.gateway.plan.Dataset;
import io.turnout.platform.Build;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which build a composition is: this gateway's, and those of all who own some of its data, whether it has asked them this time or
 * not. Thread-safe.
 */
public final class CompositeBuild {
    private static final int LONGEST = 100;

    /** Of upstreams, as they have said it last. */
    private final Map<String, String> builds = new ConcurrentHashMap<>();

    /** One has answered. */
    public void heard(String upstream, String build) {
        if (build.length() <= LONGEST) {
            builds.put(upstream, build);
        }
    }

    /** Of what is made of these datasets; null before each of their owners has said once which build it is. */
    public String of(List<Dataset> datasets) {
        return of(datasets, Map.of());
    }

    /** @param now who has answered this time, and which build of it: while pods are replaced, others may have answered since */
    String of(List<Dataset> datasets, Map<String, String> now) {
        SortedMap<String, String> parts = new TreeMap<>();
        datasets.forEach(dataset -> {
            String owner = dataset.candidate().name();
            parts.put(owner, now.getOrDefault(owner, builds.get(owner)));
        });
        return parts.containsValue(null) ? null : Build.of(Own.ID, parts);
    }

    /** Found out when it is first asked for. */
    private static final class Own {
        static final String ID = Build.of(CompositeBuild.class.getClassLoader());
    }
}
