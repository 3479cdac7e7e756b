package io.turnout.gateway.plan;

import java.util.List;
import java.util.Map;

/**
 * A plan without errors.
 *
 * @param upstreams by name, in the file's order
 * @param capabilities in the file's order; no two have a request in common
 */
public record Plan(Map<String, Upstream> upstreams, List<Capability> capabilities) {
    public Plan {
        upstreams = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(upstreams));
        capabilities = List.copyOf(capabilities);
    }
}
