package io.turnout.comparison.verdict;

import io.turnout.comparison.count.Counts;
import io.turnout.comparison.path.PathPattern;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What traffic should have shown, e.g. by the OpenAPI document.
 *
 * @param fields of answers
 * @param exercised as in {@link io.turnout.comparison.count.Observation}, e.g. {@code status:404}, {@code parameter:page}
 */
public record Expected(List<PathPattern> fields, Set<String> exercised) {
    public static final Expected NOTHING = new Expected(List.of(), Set.of());

    public Expected {
        fields = List.copyOf(fields);
        exercised = new TreeSet<>(exercised);
    }

    List<String> fieldsNotIn(Counts counts) {
        return fields.stream()
                .filter(field -> counts.fields().keySet().stream().noneMatch(field::matches))
                .map(PathPattern::toString)
                .toList();
    }

    List<String> notExercisedIn(Counts counts) {
        return exercised.stream()
                .filter(each -> !counts.exercised().containsKey(each))
                .toList();
    }
}
