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
        canaries.forEach(
                canary -> all.put(canary.capability(), new Degree(canary.percent(), canary.percent(), nowNanos)));
        return new Shares("", all);
    }

    /**
     * What follows when these are heard of.
     *
     * @param settledNanos when all gateways will know
     */
    Shares become(String newer, List<Canary> canaries, long nowNanos, long settledNanos) {
        Map<String, Degree> all = new HashMap<>();
        byCapability.forEach((name, degree) -> {
            if (degree.waiting(nowNanos) > 0) {
                all.put(name, new Degree(0, degree.waiting(nowNanos), settledNanos));
            }
        });
        canaries.forEach(canary -> {
            Degree known = byCapability.get(canary.capability());
            double before = known == null ? 0 : known.waiting(nowNanos);
            boolean isSame = known != null && known.percent() == canary.percent();
            all.put(canary.capability(), isSame ? known : new Degree(canary.percent(), before, settledNanos));
        });
        return new Shares(newer, all);
    }
}
