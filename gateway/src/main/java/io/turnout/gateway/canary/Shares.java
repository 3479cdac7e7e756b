package io.turnout.gateway.canary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shares that are known now, by capability; they change as a whole. Immutable. */
record Shares(String version, Map<String, Degree> byCapability) {
    static final Shares NONE = new Shares("", Map.of());

    Shares {
        byCapability = Map.copyOf(byCapability);
    }

    /** As they were before this process began, when all gateways knew them. */
    static Shares known(List<Canary> canaries, long nowNanos) {
        Map<String, Degree> all = new HashMap<>();
        canaries.forEach(canary -> all.put(canary.capability(), Degree.known(canary.percent(), nowNanos)));
        return new Shares("", all);
    }

    /**
     * What follows when these are heard of.
     *
     * @param settledNanos when all gateways will know
     */
    Shares become(String newer, List<Canary> canaries, long nowNanos, long settledNanos) {
        Map<String, Degree> all = new HashMap<>();
        byCapability.forEach((name, degree) -> all.put(name, degree.become(0, nowNanos, settledNanos)));
        canaries.forEach(canary ->
                all.put(canary.capability(), of(canary.capability()).become(canary.percent(), nowNanos, settledNanos)));
        all.values().removeIf(degree -> degree.waiting(nowNanos) == 0);
        return new Shares(newer, all);
    }

    Degree of(String capability) {
        return byCapability.getOrDefault(capability, Degree.NONE);
    }
}
