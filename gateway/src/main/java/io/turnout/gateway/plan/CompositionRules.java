package io.turnout.gateway.plan;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a composition asks of a plan that names it.
 *
 * @param calls the upstreams that it asks for each route it can answer, which is named as the plan writes it
 */
public record CompositionRules(Map<String, Set<String>> calls) {
    public CompositionRules {
        calls = Map.copyOf(calls);
    }

    /** Of one that asks all its upstreams for each of its routes. */
    public CompositionRules(Set<String> routes, Set<String> upstreams) {
        this(routes.stream().collect(Collectors.toMap(route -> route, route -> upstreams)));
    }

    /** The routes it can answer. */
    public Set<String> routes() {
        return calls.keySet();
    }

    /** The upstreams it asks. */
    public Set<String> upstreams() {
        return calls.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
}
