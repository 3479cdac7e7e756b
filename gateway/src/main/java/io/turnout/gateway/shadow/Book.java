package io.turnout.gateway.shadow;

import io.turnout.comparison.Comparison;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.rule.Rules;
import io.turnout.gateway.documents.ApiCoverage;
import io.turnout.gateway.proxy.AnswerCall;
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
    private final ApiCoverage.Expected expected;
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
        MOVING,
        /** A write that the other side does not rehearse, or whose body is too long to be kept. */
        NOT_REHEARSED,
        /** A write that was rehearsed on something else than it was done on, by what the sides say. */
        RACED,
        /** A write that differs, and has made another version than its rehearsal: that may be why, or the difference. */
        OUT_OF_STEP
    }

    Book(
            Share share,
            Rules rules,
            ApiCoverage.Expected expected,
            Redaction redaction,
            ShadowConfig config,
            ShadowMeters.Counters counters) {
        this.share = share;
        this.rules = rules;
        this.expected = expected;
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
     * One answer of each side to a request, and how they differ.
     *
     * @param under goes before the paths, if the request has several such answers
     * @param quiet where one side differs from itself, which says nothing of the other side
     */
    record Finding(Sample sample, String under, Compared raw, Set<String> quiet) {}

    /** @param lagged whether it differed in another way before what had been written was applied */
    synchronized void add(Observation observation, List<Finding> findings, boolean lagged) {
        counters.compared().increment();
        tally.add(observation);
        settled += lagged ? 1 : 0;
        for (Finding finding : findings) {
            for (Difference difference : finding.raw.differences()) {
                if (!finding.quiet.contains(difference.path())) {
                    keep(finding, difference);
                }
            }
        }
    }

    private void keep(Finding finding, Difference difference) {
        String path = finding.under + difference.path();
        int known = examplesOf.getOrDefault(path, 0);
        if (known < EXAMPLES_OF_A_PATH && (known > 0 || examplesOf.size() < PATHS_WITH_EXAMPLES)) {
            examplesOf.put(path, known + 1);
            AnswerCall.Question question = finding.sample.question();
            examples.add(new Page.Example(
                    path,
                    difference.kind().name(),
                    question.method() + " " + redaction.target(question.uri()),
                    redaction.value(difference.path(), difference.left()),
                    redaction.value(difference.path(), difference.right()),
                    TraceId.of(question.traceParent()),
                    Replay.of(finding.sample, redaction)));
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
                expected,
                List.copyOf(examples));
        tally = new Tally();
        settled = 0;
        notCompared.clear();
        examples.clear();
        return page;
    }
}
