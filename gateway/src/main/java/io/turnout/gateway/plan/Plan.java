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
 * @param capabilities in the file's order, those last that are attributes of others; of the rest, no two have a request in common
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

    /** The attribute of a capability that its answers on this route have; null if it has none there. */
    public Capability attributeOf(Capability whole, RouteTemplate route) {
        return capabilities.stream()
                .filter(each ->
                        each.attribute() != null && each.attribute().of().equals(whole.name()))
                .filter(each -> each.routes().contains(route))
                .findFirst()
                .orElse(null);
    }
}
