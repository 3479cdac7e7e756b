package io.turnout.comparison.rule;

import io.turnout.comparison.path.FieldPath;
import java.util.List;
import java.util.Set;

/** All declared rules of a capability; of several that match a path, the first of its sort counts. */
public record Rules(List<Rule> all) {
    public static final Rules NONE = new Rules(List.of());

    public Rules {
        all = List.copyOf(all);
    }

    public Ruling at(FieldPath path) {
        Ruling ruling = Ruling.NONE;
        for (Rule rule : all) {
            if (rule.path().matches(path)) {
                ruling = ruling.or(rule);
            }
        }
        return ruling;
    }

    /** Those that have never had an effect: they may be wrong, or no longer needed. */
    public List<Rule> neverUsed(Set<String> used) {
        return all.stream().filter(rule -> !used.contains(rule.text())).toList();
    }
}
