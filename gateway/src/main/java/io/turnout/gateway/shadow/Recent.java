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

    /**
     * A write among others of its path.
     *
     * @param again whether there was one a moment before
     */
    record Write(String path, long at, boolean again) {}

    synchronized Write note(String path) {
        long now = System.nanoTime();
        Long before = writtenAt.remove(path);
        writtenAt.put(path, now);
        forget(now);
        return new Write(path, now, before != null && now - before < MOMENT);
    }

    /** Whether there was no other a moment before it, nor any since. */
    synchronized boolean isAlone(Write write) {
        return !write.again && writtenAt.getOrDefault(write.path, write.at) == write.at;
    }

    private void forget(long now) {
        var oldest = writtenAt.entrySet().iterator();
        while (oldest.hasNext() && (now - oldest.next().getValue() >= MOMENT || writtenAt.size() > MOST)) {
            oldest.remove();
        }
    }
}
