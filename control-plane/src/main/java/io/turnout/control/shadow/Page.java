package io.turnout.control.shadow;

import static java.util.Objects.requireNonNull;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.rule.RuleText;
import java.util.List;
import java.util.Map;

/**
 * What a gateway has counted of a run since its page before.
 *
 * @param settled requests whose answers differed until what had been written was applied on the other side
 * @param notCompared requests of the sample of which nothing is known, by why
 * @param rules the declared ones
 */
public record Page(
        String capability,
        long run,
        Counts counts,
        long settled,
        Map<String, Long> notCompared,
        List<DeclaredRule> rules,
        List<Example> examples) {
    public Page {
        requireNonNull(counts);
        notCompared = Map.copyOf(notCompared);
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }

    /** @throws IllegalArgumentException if it is none */
    public record DeclaredRule(String rule, String because) {
        public DeclaredRule {
            RuleText.read(rule, because);
        }
    }

    /**
     * A request whose answers differ at a path.
     *
     * @param request method and target
     * @param primary what clients were answered there, shortened; null if there was nothing
     * @param other what the other side had there
     */
    public record Example(String path, String kind, String request, String primary, String other, String traceId) {}
}
