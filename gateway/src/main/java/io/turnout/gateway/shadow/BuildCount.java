package io.turnout.gateway.shadow;

import io.turnout.comparison.count.Observation;
import io.turnout.comparison.count.Tally;
import io.turnout.comparison.finding.Difference;
import io.turnout.gateway.documents.ApiCoverage;
import io.turnout.gateway.proxy.AnswerCall;
import io.turnout.platform.TraceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What answers of one build have shown since the page before. Not for several threads. */
final class BuildCount {
    private static final int EXAMPLES_OF_A_PATH = 3;
    private static final int PATHS_WITH_EXAMPLES = 200;

    private final String build;
    private final Map<String, Set<List<String>>> examplesOf;
    private final List<Page.Example> examples;
    private final Map<String, Long> notCompared;
    private Tally tally;
    private long settled;

    /** @param build null while it is not known */
    BuildCount(String build) {
        this(build, new HashMap<>(), new ArrayList<>(), new TreeMap<>(), new Tally(), 0);
    }

    private BuildCount(
            String build,
            Map<String, Set<List<String>>> examplesOf,
            List<Page.Example> examples,
            Map<String, Long> notCompared,
            Tally tally,
            long settled) {
        this.build = build;
        this.examplesOf = examplesOf;
        this.examples = examples;
        this.notCompared = notCompared;
        this.tally = tally;
        this.settled = settled;
    }

    String build() {
        return build;
    }

    /** The same, now that it is known whose it is. */
    BuildCount by(String known) {
        return new BuildCount(known, examplesOf, examples, notCompared, tally, settled);
    }

    /** @param lagged whether it differed in another way before what had been written was applied */
    void add(Observation observation, boolean lagged) {
        tally.add(observation);
        settled += lagged ? 1 : 0;
    }

    void skip(Book.Skip why) {
        notCompared.merge(why.name(), 1L, Long::sum);
    }

    void keep(Book.Finding finding, Difference difference, Redaction redaction) {
        String path = finding.under() + difference.path();
        Set<List<String>> known = examplesOf.getOrDefault(path, Set.of());
        if (known.size() >= EXAMPLES_OF_A_PATH || known.isEmpty() && examplesOf.size() >= PATHS_WITH_EXAMPLES) {
            return;
        }
        AnswerCall.Question question = finding.sample().question();
        Page.Example example = new Page.Example(
                path,
                difference.kind().name(),
                question.method() + " " + redaction.target(question.uri()),
                redaction.value(difference.path(), difference.left()),
                redaction.value(difference.path(), difference.right()),
                TraceId.of(question.traceParent()),
                Replay.of(finding.sample(), redaction));
        if (examplesOf.computeIfAbsent(path, each -> new HashSet<>()).add(example.shown())) {
            examples.add(example);
        }
    }

    /** The page, and a new one begins. */
    Page turn(Share share, List<Page.DeclaredRule> rules, ApiCoverage.Expected expected) {
        Page page = new Page(
                share.capability(),
                share.run(),
                build,
                tally.counts(),
                settled,
                new TreeMap<>(notCompared),
                rules,
                expected,
                List.copyOf(examples));
        tally = new Tally();
        settled = 0;
        notCompared.clear();
        examples.clear();
        return page;
    }
}
