package io.turnout.gateway.shadow;

import io.turnout.comparison.Comparison;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.finding.Compared;
import io.turnout.comparison.finding.Difference;
import io.turnout.comparison.rule.Rules;
import io.turnout.gateway.documents.ApiCoverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** What one capability's run has shown on this gateway, and how much of it is looked at. Thread-safe. */
final class Book {
    private static final int BUILDS = 8;

    private final Share share;
    private final Rules rules;
    private final ApiCoverage.Expected expected;
    private final Redaction redaction;
    private final Comparison comparison;
    private final Semaphore places;
    private final Semaphore atOnce;
    private final ShadowMeters.Counters counters;
    /** By build; what nobody has said the build of is the latest one's. */
    private final Map<String, BuildCount> counts = new LinkedHashMap<>();

    private BuildCount latest = new BuildCount(null);

    /** What keeps a sampled request from being compared. */
    enum Skip {
        /** As many are compared, or wait for it, as may be; or as many calls are under way. */
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

    /**
     * @param build of the other side; null if it is not known
     * @param lagged whether it differed in another way before what had been written was applied
     */
    synchronized void add(String build, Observation observation, List<Finding> findings, boolean lagged) {
        counters.compared().increment();
        BuildCount count = of(build);
        count.add(observation, lagged);
        for (Finding finding : findings) {
            for (Difference difference : finding.raw.differences()) {
                if (!finding.quiet.contains(difference.path())) {
                    count.keep(finding, difference, redaction);
                }
            }
        }
    }

    synchronized void skip(Skip why) {
        counters.notCompared(why).increment();
        latest.skip(why);
    }

    /** It differed, and nobody knows whether that counts: it must not count for equal either. */
    synchronized void leaveOpen(Skip why) {
        skip(why);
        latest.add(new Observation(Map.of(), Set.of(), Set.of(), false), false);
    }

    private BuildCount of(String build) {
        if (build == null || build.equals(latest.build())) {
            return latest;
        }
        if (latest.build() == null) {
            latest = latest.by(build);
        } else {
            BuildCount known = counts.get(build);
            if (known == null && counts.size() >= BUILDS) {
                // as many at once there are none: who names another one each time has no builds
                return latest;
            }
            latest = known == null ? new BuildCount(build) : known;
        }
        counts.put(build, latest);
        return latest;
    }

    /** What was counted since the pages before. */
    synchronized List<Page> turn() {
        List<BuildCount> all = counts.isEmpty() ? List.of(latest) : List.copyOf(counts.values());
        List<Page.DeclaredRule> declared = rules.all().stream()
                .map(rule -> new Page.DeclaredRule(rule.text(), rule.reason()))
                .toList();
        return all.stream()
                .map(count -> count.turn(share, declared, expected))
                .filter(page -> !page.isEmpty())
                .toList();
    }
}
