package io.turnout.gateway.plan;

import java.util.Set;

/**
 * What a composition asks of a plan that names it.
 *
 * @param routes the routes it can answer, as the plan writes them
 * @param upstreams the upstreams it calls
 */
public record CompositionRules(Set<String> routes, Set<String> upstreams) {
    public CompositionRules {
        routes = Set.copyOf(routes);
        upstreams = Set.copyOf(upstreams);
    }
}
