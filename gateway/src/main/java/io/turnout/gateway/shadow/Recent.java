package io.turnout.gateway.shadow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Paths that were written a moment ago. Thread-safe, and never large. */
final class Recent {
    private static final long MOMENT = Duration.ofSeconds(2).toNanos();
    private static final int MOST = 10_000;

    /** The oldest first. */
    private final Map<String, Long> writtenAt = new LinkedHashMap<>();

    /** Notes that a path is written, and returns whether that was so a moment ago. */
    synchronized boolean again(String path) {
        long now = System.nanoTime();
        Long before = writtenAt.remove(path);
        writtenAt.put(path, now);
        forget(now);
        return before != null && now - before < MOMENT;
    }

    private void forget(long now) {
        var oldest = writtenAt.entrySet().iterator();
        while (oldest.hasNext() && (now - oldest.next().getValue() >= MOMENT || writtenAt.size() > MOST)) {
            oldest.remove();
        }
    }
}
