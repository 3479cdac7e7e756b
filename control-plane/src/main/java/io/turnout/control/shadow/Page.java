package io.turnout.control.shadow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.turnout.comparison.count.Counts;
import io.turnout.comparison.path.PathPattern;
import io.turnout.comparison.rule.RuleText;
import io.turnout.comparison.verdict.Expected;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a gateway has counted of a run since its page before.
 *
 * @param build of the side that is compared with the one in charge; null if it has not said
 * @param settled requests whose answers differed until what had been written was applied on the other side
 * @param notCompared requests of the sample of which nothing is known, by why
 * @param rules the declared ones
 * @param expected what requests could show, by the API's description; null for nothing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Page(
        String capability,
        long run,
        String build,
        Counts counts,
        long settled,
        Map<String, Long> notCompared,
        List<DeclaredRule> rules,
        Coverage expected,
        List<Example> examples) {
    public Page {
        requireNonNull(counts);
        notCompared = Map.copyOf(notCompared);
        rules = List.copyOf(rules);
        expected = expected == null ? Coverage.NOTHING : expected;
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
     * @param replay commands that ask for it again
     */
    public record Example(
            String path,
            String kind,
            String request,
            String primary,
            String other,
            String traceId,
            List<String> replay) {
        public Example {
            replay = replay == null ? List.of() : List.copyOf(replay);
        }

        /** Whether it shows the same as another one: of two like that, one is enough. */
        boolean isLike(Example other) {
            return path.equals(other.path)
                    && Objects.equals(request, other.request)
                    && Objects.equals(primary, other.primary)
                    && Objects.equals(this.other, other.other);
        }
    }

    /**
     * @param fields paths
     * @param exercised as {@code status:404}, {@code parameter:page}
     * @throws IllegalArgumentException if something is no path
     */
    public record Coverage(Set<String> fields, Set<String> exercised) {
        static final Coverage NOTHING = new Coverage(Set.of(), Set.of());

        public Coverage {
            fields = new TreeSet<>(fields);
            exercised = new TreeSet<>(exercised);
            fields.forEach(PathPattern::of);
        }

        Expected expected() {
            return new Expected(fields.stream().map(PathPattern::of).toList(), exercised);
        }
    }
}
