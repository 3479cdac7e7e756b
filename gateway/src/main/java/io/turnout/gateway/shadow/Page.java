package io.turnout.gateway.shadow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.turnout.comparison.count.Counts;
import io.turnout.comparison.rule.RuleText;
import io.turnout.gateway.documents.ApiCoverage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What was counted of one capability's run since the page before.
 *
 * @param build of the side that is compared with the one in charge; null while it has not said
 * @param settled requests whose answers differed until what had been written was applied on the other side
 * @param notCompared sampled requests of which nothing is known, by why
 * @param rules the declared ones, with their reasons
 * @param expected what requests could have shown, by the API's description
 */
public record Page(
        String capability,
        long run,
        String build,
        Counts counts,
        long settled,
        Map<String, Long> notCompared,
        List<DeclaredRule> rules,
        ApiCoverage.Expected expected,
        List<Example> examples) {
    @JsonIgnore
    boolean isEmpty() {
        return counts.compared() == 0 && notCompared.isEmpty();
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
     * @param request its method and target
     * @param primary shortened; null if there is nothing
     * @param other shortened; null if there is nothing
     * @param replay commands that ask the primary and the other side the same; fewer where a side cannot be asked by itself, and
     *     none for what writes
     */
    record Example(
            String path,
            String kind,
            String request,
            String primary,
            String other,
            String traceId,
            List<String> replay) {
        /** Of two that show the same, one is enough. */
        List<String> shown() {
            return Arrays.asList(kind, request, primary, other);
        }
    }
}
