package io.turnout.talks.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges what a reader of the feed saw against what was written: values in, violations out.
 *
 * <p>The order of commits is judged where it can be known: a write that began after another had ended was committed
 * after it.
 */
final class FeedChecker {
    private FeedChecker() {}

    /** One event, in the order in which the reader got it. */
    record Seen(long position, long id) {}

    /** One transaction, with the times between which it was committed or rolled back. */
    record Write(long id, boolean committed, long begin, long end) {}

    static List<String> violations(long head, List<Seen> seen, List<Write> writes) {
        List<String> violations = new ArrayList<>();
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).position() != head + i + 1) {
                violations.add("gap: position " + seen.get(i).position() + " at place " + (i + 1));
            }
            if (places.put(seen.get(i).id(), i) != null) {
                violations.add("twice: " + seen.get(i));
            }
        }
        Set<Long> committed = new HashSet<>();
        writes.stream().filter(Write::committed).forEach(write -> committed.add(write.id()));
        committed.stream().filter(id -> !places.containsKey(id)).forEach(id -> violations.add("lost: " + id));
        places.keySet().stream()
                .filter(id -> !committed.contains(id))
                .forEach(id -> violations.add("never committed: " + id));
        violations.addAll(outOfOrder(places, writes));
        return violations;
    }

    private static List<String> outOfOrder(Map<Long, Integer> places, List<Write> writes) {
        List<Write> seen = writes.stream()
                .filter(write -> places.containsKey(write.id()))
                .sorted(Comparator.comparingInt(write -> places.get(write.id())))
                .toList();
        List<String> violations = new ArrayList<>();
        long latestBegin = Long.MIN_VALUE;
        for (Write write : seen) {
            if (write.end() < latestBegin) {
                violations.add("out of order: " + write.id());
            }
            latestBegin = Math.max(latestBegin, write.begin());
        }
        return violations;
    }
}
