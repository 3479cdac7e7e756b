package io.turnout.gateway.traffic;

import io.turnout.gateway.control.Reports;
import io.turnout.gateway.metrics.Traffic;
import io.turnout.gateway.metrics.TrafficMeters;
import io.turnout.gateway.metrics.TrafficMeters.Key;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts what is counted into windows, and keeps them until they are told; but however long the control plane is silent, for minutes only. */
final class Windows implements Reports.Source<List<Window>> {
    static final Duration KEPT = Duration.ofMinutes(5);
    /** In one report, so that none is too long. */
    static final int TOLD_AT_ONCE = 30;

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
        while (!kept.isEmpty() && nowNanos - kept.peek().endNanos() > KEPT.toNanos()) {
            kept.remove();
        }
    }

    @Override
    public synchronized List<Window> turn() {
        List<Window> turn = new ArrayList<>();
        while (!kept.isEmpty() && turn.size() < TOLD_AT_ONCE) {
            turn.add(kept.remove());
        }
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
