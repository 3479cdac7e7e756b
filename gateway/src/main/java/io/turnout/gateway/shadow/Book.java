package io.turnout.gateway.shadow;

import io.turnout.comparison.Comparison;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.rule.Rules;
import io.turnout.platform.TraceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** What one capability's run has shown on this gateway, and how much of it is looked at. Thread-safe. */
final class Book {
    private static final int EXAMPLES_OF_A_PATH = 3;
    private static final int PATHS_WITH_EXAMPLES = 200;

    private final Share share;
    private final Rules rules;
    private final Redaction redaction;
    private final Comparison comparison;
    private final Semaphore places;
    private final Semaphore atOnce;
    private final ShadowMeters.Counters counters;
    private final Map<String, Integer> examplesOf = new HashMap<>();
    private final List<Page.Example> examples = new ArrayList<>();
    private final Map<String, Long> notCompared = new TreeMap<>();
    private Tally tally = new Tally();
    private long settled;

    /** What keeps a sampled request from being compared. */
    enum Skip {
        /** As many are compared, or wait for it, as may be. */
        NO_PLACE,
        /** Entity tags and dates of one side mean nothing to the other. */
        CONDITIONAL,
        /** The client was given no whole answer, or none that can be read. */
        UNANSWERED,
        /** The other side did not apply in time what had been written, or nobody could say whether it had. */
        BEHIND,
        /** The client's side changed whenever it was looked at. */
        MOVING
    }

    Book(Share share, Rules rules, Redaction redaction, ShadowConfig config, ShadowMeters.Counters counters) {
        this.share = share;
        this.rules = rules;
        this.redaction = redaction;
        this.comparison = Comparison.with(rules);
        this.places = new Semaphore(config.places());
        this.counters = counters;
        this.atOnce = new Semaphore(config.atOnce());
    }

    Comparison comparison() {
        return comparison;
    }

    Rules rules() {
        return rules;
    }

    /** One for each request that is compared or waits for it. */
    Semaphore places() {
        return places;
    }

    /** One for each request that is compared. */
    Semaphore atOnce() {
        return atOnce;
    }

    /**
     * @param quiet where the primary differs from itself, which says nothing of the other side
     * @param lagged whether it differed in another way before what had been written was applied
     */
    synchronized void add(Sample sample, Observation observation, Compared raw, Set<String> quiet, boolean lagged) {
        counters.compared().increment();
        tally.add(observation);
        settled += lagged ? 1 : 0;
        for (Difference difference : raw.differences()) {
            if (!quiet.contains(difference.path())) {
                keep(sample, difference);
            }
        }
    }

    private void keep(Sample sample, Difference difference) {
        int known = examplesOf.getOrDefault(difference.path(), 0);
        if (known < EXAMPLES_OF_A_PATH && (known > 0 || examplesOf.size() < PATHS_WITH_EXAMPLES)) {
            examplesOf.put(difference.path(), known + 1);
            examples.add(new Page.Example(
                    difference.path(),
                    difference.kind().name(),
                    "GET " + redaction.target(sample.question().uri()),
                    redaction.value(difference.path(), difference.left()),
                    redaction.value(difference.path(), difference.right()),
                    TraceId.of(sample.question().traceParent())));
        }
    }

    synchronized void skip(Skip why) {
        counters.notCompared(why).increment();
        notCompared.merge(why.name(), 1L, Long::sum);
    }

    /** It differed, and nobody knows whether that counts: it must not count for equal either. */
    synchronized void leaveOpen(Skip why) {
        skip(why);
        tally.add(new Observation(Map.of(), Set.of(), Set.of(), false));
    }

    /** What was counted since the page before. */
    synchronized Page turn() {
        Page page = new Page(
                share.capability(),
                share.run(),
                tally.counts(),
                settled,
                new TreeMap<>(notCompared),
                rules.all().stream()
                        .map(rule -> new Page.DeclaredRule(rule.text(), rule.reason()))
                        .toList(),
                List.copyOf(examples));
        tally = new Tally();
        settled = 0;
        notCompared.clear();
        examples.clear();
        return page;
    }
}
