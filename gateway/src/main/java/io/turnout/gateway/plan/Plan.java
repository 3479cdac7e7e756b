package io.turnout.gateway.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan without errors.
 *
 * @param upstreams by name, in the file's order
 * @param datasets by name, in the file's order
 * @param capabilities in the file's order; no two have a request in common
 */
public record Plan(Map<String, Upstream> upstreams, Map<String, Dataset> datasets, List<Capability> capabilities) {
    public Plan {
        upstreams = Collections.unmodifiableMap(new LinkedHashMap<>(upstreams));
        datasets = Collections.unmodifiableMap(new LinkedHashMap<>(datasets));
        capabilities = List.copyOf(capabilities);
    }

    /** The datasets that carry a capability. */
    public List<Dataset> datasetsOf(Capability capability) {
        return capability.datasets().stream().map(datasets::get).toList();
    }
}
