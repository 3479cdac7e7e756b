package io.turnout.gateway.traffic;

import io.turnout.gateway.control.Reports;
import io.turnout.gateway.metrics.Traffic;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.metrics.TrafficMeters.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts what is counted into windows, and keeps them until they are told. However long the control plane is silent, it keeps the last
 * few minutes only.
 */
final class Windows implements Reports.Source<List<Window>> {
    /** As many seconds, as long as somebody cuts once a second. */
    static final int MOST = 300;

    private final TrafficMeters meters;
    private final Map<Key, Counted> before = new HashMap<>();
    private final ArrayDeque<Window> kept = new ArrayDeque<>();

    Windows(TrafficMeters meters) {
        this.meters = meters;
    }

    private record Counted(long failed, long[] latencies) {
        static final Counted NOTHING = new Counted(0, new long[0]);

        static Counted of(Traffic traffic) {
            return new Counted(traffic.failed(), traffic.latencies());
        }

        Window.Side since(Counted earlier, Key key) {
            long[] counts = latencies.clone();
            for (int i = 0; i < earlier.latencies.length; i++) {
                counts[i] -= earlier.latencies[i];
            }
            int length = counts.length;
            while (length > 0 && counts[length - 1] == 0) {
                length--;
            }
            return new Window.Side(
                    key.capability(), key.side(), failed - earlier.failed, Arrays.copyOf(counts, length));
        }
    }

    /** Ends a window, in which nothing may have been answered. */
    synchronized void cut(long nowNanos) {
        List<Window.Side> sides = new ArrayList<>();
        meters.all().forEach((key, traffic) -> {
            Counted now = Counted.of(traffic);
            Window.Side side = now.since(before.getOrDefault(key, Counted.NOTHING), key);
            before.put(key, now);
            // counters are read one after the other: one of them may be ahead
            if (side.latencies().length > 0 || side.failed() > 0) {
                sides.add(side);
            }
        });
        if (!sides.isEmpty()) {
            kept.add(new Window(nowNanos, sides));
        }
        if (kept.size() > MOST) {
            kept.remove();
        }
    }

    @Override
    public synchronized List<Window> turn() {
        List<Window> turn = List.copyOf(kept);
        kept.clear();
        return turn.isEmpty() ? null : turn;
    }

    /** @param sequence the same for repeats */
    private record Report(String gateway, long sequence, List<Window.Told> windows) {}

    @Override
    public Object report(String gateway, long sequence, List<Window> turn) {
        long now = System.nanoTime();
        return new Report(
                gateway, sequence, turn.stream().map(window -> window.told(now)).toList());
    }
}
