package io.turnout.gateway.trial;

import io.turnout.gateway.control.Reports;
import io.turnout.gateway.inbound.Count;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests, and who is answered, for all capabilities of which some subjects read from the candidate; and what the control plane is told
 * of that: all since the last time, as one window. Thread-safe.
 */
public final class TrialBook implements Reports.Source<TrialBook.Turn> {
    private final Map<String, SideBySide> byCapability = new ConcurrentHashMap<>();

    /**
     * For one request.
     *
     * @param place of who asks
     */
    public Count count(String capability, boolean candidate, double place) {
        SideBySide both = byCapability.computeIfAbsent(capability, SideBySide::new);
        return candidate ? both.ofCandidate(place) : both.ofLegacy(place);
    }

    /** What came together; nothing of capabilities for which nothing did. */
    public static final class Turn {
        private final List<SideBySide.Window> windows;
        private final List<SideBySide.Seen> audience;

        private Turn(List<SideBySide.Window> windows, List<SideBySide.Seen> audience) {
            this.windows = windows;
            this.audience = audience;
        }

        List<SideBySide.Window> windows() {
            return windows;
        }

        List<SideBySide.Seen> audience() {
            return audience;
        }
    }

    private record Report(
            String gateway, long sequence, List<SideBySide.Window> windows, List<SideBySide.Seen> audience) {}

    @Override
    public Turn turn() {
        List<SideBySide.Turn> turns =
                byCapability.values().stream().map(SideBySide::turn).toList();
        Turn all = new Turn(
                turns.stream()
                        .map(SideBySide.Turn::window)
                        .filter(window -> !window.isEmpty())
                        .toList(),
                turns.stream().flatMap(turn -> turn.audience().stream()).toList());
        return all.windows.isEmpty() && all.audience.isEmpty() ? null : all;
    }

    @Override
    public Object report(String gateway, long sequence, Turn turn) {
        return new Report(gateway, sequence, turn.windows, turn.audience);
    }
}
