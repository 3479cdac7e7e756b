package io.turnout.gateway.routing;

import io.turnout.gateway.metrics.Traffic;
import io.turnout.gateway.plan.Attribute;
import io.turnout.gateway.plan.Capability;
import io.turnout.gateway.plan.RouteTemplate;
import io.turnout.gateway.plan.Side;
import io.turnout.gateway.residence.Visit;

/**
 * Where a route leads on one of its capability's sides.
 *
 * @param traffic counters of this capability on this side
 * @param visit what has to be known there of the data that the answer is made of; none where the gateway composes, which
 *     then asks for each part by itself
 * @param ahead whether the side is asked although its data is still written on the other one
 */
public record Target(
        Capability capability, RouteTemplate route, Side side, Traffic traffic, Visit visit, boolean ahead) {
    /** Whether a composition asks an upstream of that name ahead of its data: all of them, or the one that gives the attribute. */
    public boolean asksAhead(String upstream) {
        Attribute attribute = capability.attribute();
        return ahead && (attribute == null || attribute.upstream().equals(upstream));
    }
}
