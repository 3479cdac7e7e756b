package io.turnout.benchmarks.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes of some stretch of time. */
record Writes(List<Write> all) {
    Writes {
        all = List.copyOf(all);
    }

    /** Those that were due from a moment on, until before another. */
    Writes between(Instant from, Instant to) {
        return new Writes(all.stream()
                .filter(write -> !write.due().isBefore(from) && write.due().isBefore(to))
                .toList());
    }

    /** Of the answered and the failed ones alike: whoever waits for a failure waits too. */
    Quantiles millis() {
        return Quantiles.of(all.stream().map(Write::millis).toList());
    }

    long failed() {
        return all.stream().filter(Write::failed).count();
    }

    /** How often each status came that is a failure; 0 stands for no answer. */
    Map<Integer, Long> failures() {
        return all.stream()
                .filter(Write::failed)
                .collect(Collectors.groupingBy(Write::status, TreeMap::new, Collectors.counting()));
    }
}
