package io.turnout.checker.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered how, each by itself, whether it was repeated or not. Thread-safe. */
public final class Sent {
    private final Map<Integer, LongAdder> byStatus = new ConcurrentHashMap<>();

    void answered(int status) {
        byStatus.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    public long total() {
        return byStatus.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** By status, where somebody was turned away, or got no answer (0 or less); what is gone, or has changed since, is a good answer. */
    public Map<Integer, Long> failed() {
        Map<Integer, Long> failed = new TreeMap<>();
        byStatus.forEach((status, count) -> {
            if (isFailure(status)) {
                failed.put(status, count.sum());
            }
        });
        return failed;
    }

    /** How many got no answer, or did not get there. */
    public long unanswered() {
        return byStatus.entrySet().stream()
                .filter(each -> each.getKey() <= 0)
                .mapToLong(each -> each.getValue().sum())
                .sum();
    }

    private static boolean isFailure(int status) {
        return status >= 500 || status < 200 || status == 401 || status == 403 || status == 408 || status == 429;
    }
}
