package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;

/** Values at this path that are close enough are equal. */
public record Tolerance(PathPattern path, Margin margin, String reason) implements Rule {
    public Tolerance {
        reason = Rule.needed(reason);
    }

    @Override
    public String text() {
        return "tolerance " + path + " " + margin.text();
    }
}
