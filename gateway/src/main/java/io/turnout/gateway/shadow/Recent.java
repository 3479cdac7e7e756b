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
     * A write among others.
     *
     * @param again whether its path was written a moment before
     * @param below whether what is above it was, as a talk is above its notes
     */
    record Write(String path, long at, boolean again, boolean below) {}

    synchronized Write note(String path) {
        long now = System.nanoTime();
        boolean again = wasWritten(path, now);
        boolean below = wasWritten(path.substring(0, Math.max(0, path.lastIndexOf('/'))), now);
        writtenAt.remove(path);
        writtenAt.put(path, now);
        forget(now);
        return new Write(path, now, again, below);
    }

    /** Whether there was no other of the same path a moment before it, nor any since. */
    synchronized boolean isAlone(Write write) {
        return !write.again && writtenAt.getOrDefault(write.path, write.at) == write.at;
    }

    private boolean wasWritten(String path, long now) {
        Long before = writtenAt.get(path);
        return before != null && now - before < MOMENT;
    }

    private void forget(long now) {
        var oldest = writtenAt.entrySet().iterator();
        while (oldest.hasNext() && (now - oldest.next().getValue() >= MOMENT || writtenAt.size() > MOST)) {
            oldest.remove();
        }
    }
}
