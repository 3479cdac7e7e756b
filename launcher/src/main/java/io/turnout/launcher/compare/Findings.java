package io.turnout.launcher.compare;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the requests have shown until now; thread-safe. */
final class Findings {
    private static final int EXAMPLES_OF_A_PATH = 3;
    private static final int PATHS_WITH_EXAMPLES = 200;

    private final Tally tally = new Tally();
    private final Map<String, List<Example>> examples = new TreeMap<>();
    private final Map<String, Integer> unanswered = new TreeMap<>();

    /** @param quiet the paths at which the primary differs from itself, which say nothing of the candidate */
    synchronized void add(Observation observation, Request request, Compared raw, Set<String> quiet) {
        tally.add(observation);
        for (Difference difference : raw.differences()) {
            if (!quiet.contains(difference.path())) {
                keep(new Example(request, difference));
            }
        }
    }

    private void keep(Example example) {
        String path = example.difference().path();
        if (examples.containsKey(path) || examples.size() < PATHS_WITH_EXAMPLES) {
            List<Example> known = examples.computeIfAbsent(path, each -> new ArrayList<>());
            if (known.size() < EXAMPLES_OF_A_PATH && known.stream().noneMatch(example::isOfTheSameRequest)) {
                known.add(example);
            }
        }
    }

    /** The primary did not answer, so that there is nothing to compare with. */
    synchronized void skip(String why) {
        unanswered.merge(why, 1, Integer::sum);
    }

    synchronized Counts counts() {
        return tally.counts();
    }

    /** By path. */
    synchronized Map<String, List<Example>> examples() {
        return new TreeMap<>(examples);
    }

    /** How many requests the primary did not answer, by why. */
    synchronized Map<String, Integer> unanswered() {
        return new TreeMap<>(unanswered);
    }
}
