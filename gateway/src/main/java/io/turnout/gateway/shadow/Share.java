package io.turnout.gateway.shadow;

import io.turnout.comparison.rule.Rule;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.rule.Rules;
import io.turnout.gateway.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Which requests of a capability are sampled.
 *
 * @param percent of the subjects, in (0, 100]
 * @param run what is counted together: it begins anew when the candidate is another one
 * @param rules what operators have declared to be no difference, beside what the plan says; null for nothing
 */
public record Share(String capability, double percent, long run, List<Page.DeclaredRule> rules) {
    public Share {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /**
     * Whether a subject is in the sample: the same ones in each larger share. They are the last of those whom a growing share has read
     * from the candidate ({@link Subject#isIn}), so that both can go on for as long as there is somebody left to compare.
     */
    boolean has(Subject subject) {
        return !subject.isIn(100 - percent);
    }

    /** What the plan says first, then what was declared. */
    Rules with(Rules planned) {
        List<Rule> all = new ArrayList<>(planned.all());
        rules.forEach(each -> all.add(RuleText.read(each.rule(), each.because())));
        return new Rules(all);
    }
}
