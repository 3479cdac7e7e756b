package io.turnout.comparison.rule;

import io.turnout.comparison.path.PathPattern;

/** What somebody has declared not to be a difference, and why. */
public sealed interface Rule permits Ignore, Tolerance, AsSet, ByKey {
    PathPattern path();

    /** Why; never blank. */
    String reason();

    /** As {@link RuleText} reads it, without the reason. */
    String text();

    static String needed(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("a rule needs a reason");
        }
        return reason.strip();
    }
}
