package io.turnout.gateway.trial;

import io.turnout.gateway.inbound.Count;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts for all capabilities of which some subjects read from the candidate. Thread-safe. */
final class Trials {
    private final Map<String, SideBySide> byCapability = new ConcurrentHashMap<>();

    /** For one request. */
    Count count(String capability, boolean candidate) {
        SideBySide both = byCapability.computeIfAbsent(capability, SideBySide::new);
        return candidate ? both.ofCandidate() : both.ofLegacy();
    }

    /** What was counted since the last time; nothing of those of which nothing was. */
    List<SideBySide.Window> turn() {
        return byCapability.values().stream()
                .map(SideBySide::turn)
                .filter(window -> !window.isEmpty())
                .toList();
    }
}
