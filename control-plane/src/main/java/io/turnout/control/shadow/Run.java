package io.turnout.control.shadow;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.rule.Rules;
import io.turnout.comparison.verdict.Gate;
import io.turnout.comparison.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been counted of one candidate.
 *
 * @param build of it; null if it has not said
 * @param endedAt null while it is under way
 */
public record Run(
        long run,
        String capability,
        String build,
        Instant startedAt,
        Instant endedAt,
        Counts counts,
        long settled,
        Map<String, Long> notCompared,
        List<Page.DeclaredRule> rules,
        Page.Coverage expected,
        List<Page.Example> examples) {
    private static final int EXAMPLES_OF_A_PATH = 3;
    private static final int MOST_EXAMPLES = 600;

    /** With what a gateway has counted more. */
    Run plus(Page page) {
        Map<String, Long> more = new TreeMap<>(notCompared);
        page.notCompared().forEach((why, count) -> more.merge(why, count, Long::sum));
        return new Run(
                run,
                capability,
                build == null ? page.build() : build,
                startedAt,
                endedAt,
                counts.plus(page.counts()),
                settled + page.settled(),
                more,
                page.rules(),
                page.expected(),
                examplesWith(page.examples()));
    }

    private List<Page.Example> examplesWith(List<Page.Example> more) {
        List<Page.Example> all = new ArrayList<>(examples);
        Map<String, Integer> of = new LinkedHashMap<>();
        examples.forEach(example -> of.merge(example.path(), 1, Integer::sum));
        for (Page.Example example : more) {
            if (all.size() < MOST_EXAMPLES
                    && all.stream().noneMatch(example::isLike)
                    && of.merge(example.path(), 1, Integer::sum) <= EXAMPLES_OF_A_PATH) {
                all.add(example);
            }
        }
        return all;
    }

    /** What is said of the candidate. */
    public Verdict verdict() {
        return verdict(Gate.DEFAULT);
    }

    /** The same with other limits. */
    public Verdict verdict(Gate gate) {
        List<Rule> declared = rules.stream()
                .map(rule -> RuleText.read(rule.rule(), rule.because()))
                .toList();
        return gate.judge(counts, expected.expected(), new Rules(declared));
    }
}
