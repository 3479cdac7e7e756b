package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;

/** The elements of this array are those of the other side that have the same value of a field, wherever they stand. */
public record ByKey(PathPattern path, String field, String reason) implements Rule {
    public ByKey {
        if (field.isBlank()) {
            throw new IllegalArgumentException("the key of %s needs a field".formatted(path));
        }
        reason = Rule.needed(reason);
    }

    @Override
    public String text() {
        return "key " + path + " by " + field;
    }
}
