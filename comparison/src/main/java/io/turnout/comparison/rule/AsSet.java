package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;

/** The order of this array, or of these texts of a page, says nothing. */
public record AsSet(PathPattern path, String reason) implements Rule {
    public AsSet {
        reason = Rule.needed(reason);
    }

    @Override
    public String text() {
        return "set " + path;
    }
}
