package io.turnout.gateway.routing;

import io.turnout.gateway.metrics.Traffic;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Side;

/**
 * Where a route leads at present.
 *
 * @param side the capability's active side
 * @param traffic counters of this capability on this side
 */
public record Target(Capability capability, RouteTemplate route, Side side, Traffic traffic) {}
