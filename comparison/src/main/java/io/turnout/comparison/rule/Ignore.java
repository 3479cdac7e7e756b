package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;

/** What is at this path, and below, is not compared. */
public record Ignore(PathPattern path, String reason) implements Rule {
    public Ignore {
        reason = Rule.needed(reason);
    }

    @Override
    public String text() {
        return "ignore " + path;
    }
}
